import { z } from 'zod';

/**
 * Imported first where a page's Content-Security-Policy forbids `eval`: zod would otherwise probe for
 * it when a schema is made, and every probe is reported as a violation.
 */
z.config({ jitless: true });
