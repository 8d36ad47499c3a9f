/** A browser's way in that needs no browser: a link's cookie, and more links for others. */
export interface Door {
  /** The Cookie header that lets in. */
  readonly cookie: string;
  /** What a page of this kiosk has as its Origin. */
  readonly origin: string;
  /** A one-time link for one more browser. */
  newLink(): Promise<string>;
}

/** Uses a kiosk's link up. */
export async function enter(url: string): Promise<Door> {
  const { origin } = new URL(url);
  const answer = await fetch(url, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`the link was refused (${answer.status})`);
  return {
    cookie,
    origin,
    async newLink() {
      const minted = await fetch(`${origin}/api/links`, {
        method: 'POST',
        headers: { cookie, origin },
      });
      if (minted.status !== 201) throw new Error(`no link (${minted.status})`);
      return ((await minted.json()) as { url: string }).url;
    },
  };
}
