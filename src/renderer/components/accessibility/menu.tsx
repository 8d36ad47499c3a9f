import { Accessibility as Sign, RotateCcw, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId } from 'react';
import { useStore } from 'zustand';
import { useKiosk, useKioskState, useText } from '../../context.tsx';
import { Button } from '../button.tsx';
import { Choice } from './choice.tsx';
import {
  isChanged,
  type PreferencesStore,
  type ScanSpeed,
  scanSpeeds,
  textSizes,
  usual,
} from './preferences.ts';
import { Toggle } from './toggle.tsx';

const speeds = Object.keys(scanSpeeds) as ScanSpeed[];

/** One button, always in the same corner, and behind it all that can be changed for one person. */
export function AccessibilityMenu({ preferences }: { preferences: PreferencesStore }) {
  const text = useText();
  const titleId = useId();
  const wanted = useStore(preferences);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={text('access.button')}
        data-changed={isChanged(wanted) || undefined}
        className="access-corner"
      >
        <Sign aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-labelledby={titleId}
          className="access-menu"
        >
          <header className="access-head">
            <h2 id={titleId} className="text-2xl font-bold">
              {text('access.title')}
            </h2>
            <Popover.Close asChild>
              <Button look="quiet" round aria-label={text('controls.close')}>
                <X aria-hidden className="size-7" />
              </Button>
            </Popover.Close>
          </header>
          <Choice
            label={text('access.text')}
            value={wanted.text}
            options={textSizes.map((size) => ({
              value: size,
              label: text(`access.text.${size}`),
              show: <span className={`access-size-${size}`}>{text('access.text.sample')}</span>,
            }))}
            onChoose={(size) => preferences.setState({ text: size })}
          />
          <Toggle
            label={text('access.contrast')}
            on={wanted.contrast}
            onChange={(contrast) => preferences.setState({ contrast })}
          />
          <Toggle
            label={text('access.motion')}
            on={wanted.still}
            onChange={(still) => preferences.setState({ still })}
          />
          <Sound />
          <Toggle
            label={text('access.scan')}
            hint={text('access.scan.text')}
            on={wanted.scanning}
            onChange={(scanning) => preferences.setState({ scanning })}
          />
          {wanted.scanning && (
            <Choice
              label={text('access.speed')}
              value={wanted.speed}
              options={speeds.map((speed) => ({
                value: speed,
                label: text(`access.speed.${speed}`),
              }))}
              onChoose={(speed) => preferences.setState({ speed })}
            />
          )}
          <Button
            disabled={!isChanged(wanted)}
            onClick={() => preferences.setState(usual)}
            className="w-full"
          >
            <RotateCcw aria-hidden className="size-6" />
            {text('access.reset')}
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Sound is the engine's: it stops speaking, and everything stands on the screen all the same. */
function Sound() {
  const text = useText();
  const kiosk = useKiosk();
  const muted = useKioskState(({ view }) => view?.voice.muted ?? false);
  const linked = useKioskState((state) => state.link === 'open');
  return (
    <Toggle
      label={text('access.sound')}
      hint={text('access.sound.text')}
      on={muted}
      disabled={!linked}
      onChange={(on) => void kiosk.mute(on)}
    />
  );
}
