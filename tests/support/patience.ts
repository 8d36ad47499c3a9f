/** How long anything is waited for before a test gives up, ms: far more than a loaded machine needs. */
export const patienceMs = 20_000;

/** The first test that uses a pack since one of its examples changed trains its classifier, ms; several may at once. */
export const trainingMs = 240_000;
