import { describeOrderWalk } from './order-walk.ts';

describeOrderWalk(['wide', 'counter']);
