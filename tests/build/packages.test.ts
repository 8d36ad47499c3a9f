import { describe, expect, test } from 'vitest';
import { installedPackages, isDebianLike, missingPackages } from '../../build/lib/packages.mjs';

const headers = { headers: true };

describe('the system packages that are missing', () => {
  test('nothing when all are there', () => {
    const installed = new Set(['libasound2', 'libasound2-plugins', 'python3']);
    expect(missingPackages(['audio'], installed, headers)).toEqual([]);
  });

  test('to start, a bare machine needs a compiler and audio, and no test tools', () => {
    const missing = missingPackages(['compile', 'audio'], new Set(), headers);
    expect(missing).toEqual(expect.arrayContaining(['python3', 'make', 'g++', 'libasound2-dev']));
    expect(missing).not.toContain('chromium');
    expect(missing).not.toContain('pulseaudio');
  });

  test('each is named once, though two purposes want it', () => {
    const missing = missingPackages(['browser', 'test'], new Set(), headers);
    expect(missing.filter((name) => name === 'chromium')).toHaveLength(1);
  });

  test("another release's name for the same library counts", () => {
    const installed = new Set(['libasound2t64', 'libasound2-plugins']);
    expect(missingPackages(['audio'], installed, headers)).toEqual([]);
  });

  test("Node's headers only to compile, and only when Node came without them", () => {
    const none = { headers: false };
    expect(missingPackages(['compile'], new Set(), none)).toContain('libnode-dev');
    expect(missingPackages(['compile'], new Set(), headers)).not.toContain('libnode-dev');
    expect(missingPackages(['audio'], new Set(), none)).not.toContain('libnode-dev');
  });
});

test('dpkg: only what is fully installed counts, whatever its architecture', () => {
  const listing = 'make ii \nlibasound2:amd64 ii \nsox rc \nflite iU \n\n';
  expect([...installedPackages(listing)]).toEqual(['make', 'libasound2']);
});

test.each([
  ['ID=debian\nVERSION_ID="12"', true],
  ['NAME="Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"', true],
  ['ID=fedora\nHOME_URL="https://debian.example"', false],
  [undefined, false],
])('%j is Debian-like: %s', (osRelease, expected) => {
  expect(isDebianLike(osRelease)).toBe(expected);
});
