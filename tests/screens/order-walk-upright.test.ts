import { describeOrderWalk } from './order-walk.ts';

describeOrderWalk(['totem', 'phone']);
