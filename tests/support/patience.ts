/** How long anything is waited for before a test gives up, ms: far more than a loaded machine needs. */
export const patienceMs = 20_000;
