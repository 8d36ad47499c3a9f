import {
  AudioLines,
  Ear,
  Hand,
  Keyboard,
  type LucideIcon,
  MicOff,
  Sparkle,
  Volume2,
  Wrench,
} from 'lucide-react';
import type { Presence } from '../store/derive.ts';

interface Sign {
  readonly icon: LucideIcon;
  readonly colour: string;
  /** Of the badge: ears are round, whoever talks has a bubble with its corner on their side. */
  readonly shape: string;
  readonly moves: string;
}

/** Each state by a picture of its own shape, a colour and words: none of the three carries it alone. */
export const signs: Readonly<Record<Presence, Sign>> = {
  listening: { icon: Ear, colour: 'text-(--listening)', shape: 'rounded-full', moves: 'breathe' },
  hearing: {
    icon: AudioLines,
    colour: 'text-(--hearing)',
    shape: 'rounded-[42%] rounded-br-sm',
    moves: '',
  },
  thinking: {
    icon: Sparkle,
    colour: 'text-(--thinking)',
    shape: 'rounded-[28%] rotate-45 scale-[0.84]',
    moves: 'blink',
  },
  doing: { icon: Wrench, colour: 'text-(--doing)', shape: 'hexagon', moves: 'blink' },
  speaking: {
    icon: Volume2,
    colour: 'text-(--speaking)',
    shape: 'rounded-[42%] rounded-bl-sm',
    moves: '',
  },
  confirm: { icon: Hand, colour: 'text-(--confirm)', shape: 'rounded-[18%]', moves: 'breathe' },
  muted: { icon: MicOff, colour: 'text-(--quiet)', shape: 'rounded-full', moves: '' },
  typing: { icon: Keyboard, colour: 'text-(--quiet)', shape: 'rounded-[28%]', moves: '' },
};
