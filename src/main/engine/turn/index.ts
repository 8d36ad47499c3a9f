export type { TurnResult, TurnTools } from './draft.ts';
export { askByTouch, changeByTouch, type LineChange, settleByTouch, takeTurn } from './turn.ts';
