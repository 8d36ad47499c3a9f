import { checks } from '../packs/checks/dining.ts';
import { packNamed } from '../support/shop.ts';
import { playScenarios } from './play.ts';

playScenarios(packNamed('dining'), checks);
