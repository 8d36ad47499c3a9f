export type { TurnResult, TurnTools } from './draft.ts';
export { settleByTouch, takeTurn } from './turn.ts';
