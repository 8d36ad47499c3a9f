import {
  Activity,
  Archive,
  BellRing,
  Boxes,
  CircleArrowUp,
  Gauge,
  History,
  ListTree,
  type LucideIcon,
  Mic,
  Power,
  ScrollText,
  SlidersHorizontal,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { Backups } from './backups.tsx';
import { Catalog } from './catalog.tsx';
import { Devices } from './devices.tsx';
import { Latency } from './latency.tsx';
import { Logs } from './logs.tsx';
import { Models } from './models.tsx';
import { Now } from './now.tsx';
import { People } from './people.tsx';
import { Restart } from './restart.tsx';
import { Sessions } from './sessions.tsx';
import { Settings } from './settings.tsx';
import { Updates } from './updates.tsx';

export type SectionId =
  | 'now'
  | 'people'
  | 'latency'
  | 'devices'
  | 'models'
  | 'catalog'
  | 'settings'
  | 'sessions'
  | 'logs'
  | 'backups'
  | 'updates'
  | 'restart';

export interface SectionProps {
  /** Goes to another section. */
  readonly open: (section: SectionId) => void;
}

/** What the console has, in the order of its tabs. */
export const sections: readonly {
  readonly id: SectionId;
  readonly icon: LucideIcon;
  readonly view: ComponentType<SectionProps>;
}[] = [
  { id: 'now', icon: Activity, view: Now },
  { id: 'people', icon: BellRing, view: People },
  { id: 'latency', icon: Gauge, view: Latency },
  { id: 'devices', icon: Mic, view: Devices },
  { id: 'models', icon: Boxes, view: Models },
  { id: 'catalog', icon: ListTree, view: Catalog },
  { id: 'settings', icon: SlidersHorizontal, view: Settings },
  { id: 'sessions', icon: History, view: Sessions },
  { id: 'logs', icon: ScrollText, view: Logs },
  { id: 'backups', icon: Archive, view: Backups },
  { id: 'updates', icon: CircleArrowUp, view: Updates },
  { id: 'restart', icon: Power, view: Restart },
];
