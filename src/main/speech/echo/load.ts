import { messageOf } from '../../kernel/errors.ts';
import type { ResamplerFactory } from '../audio/resample.ts';
import { openAec3 } from './aec3.ts';
import { gateDefaults } from './gate.ts';
import { createEchoControl, type EchoControl, type EchoStatus } from './control.ts';

/** The status of a process that opens no device: whoever sends it audio cancels its own echo. */
export const noDevices: EchoStatus = {
  ok: true,
  name: 'echo',
  detail: 'this process uses no device',
  mode: 'none',
};

/**
 * Opens the canceller for this process's devices; where that fails, people are heard only while Vaani is
 * silent. Never rejects.
 *
 * @param marginDb how far above what is left of the echo a voice must stand.
 */
export async function loadEchoControl(
  resamplers: ResamplerFactory,
  onStatus: (status: EchoStatus) => void,
  open = openAec3,
  marginDb: number = gateDefaults.marginDb,
): Promise<EchoControl> {
  try {
    return createEchoControl({ canceller: await open(), resamplers, onStatus, marginDb });
  } catch (error) {
    const problem = `the echo canceller did not load: ${messageOf(error)}`;
    return createEchoControl({ canceller: undefined, problem, resamplers, onStatus });
  }
}
