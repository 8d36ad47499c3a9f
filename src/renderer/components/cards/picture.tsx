import { type ReactNode, useState } from 'react';

/** Pictures are the kiosk's own: what has the address of another house, or another way to get it, is none. */
const elsewhere = /^\s*(?:(?!data:image\/)[a-z][a-z\d+.-]*:|[\\/]{2})/i;

/** A local picture, or a drawing where there is none, or where it cannot be shown. */
export function Picture({
  image,
  otherwise,
  className,
}: {
  image: string | null;
  otherwise: ReactNode;
  className: string;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  const shown = image !== null && image !== broken && !elsewhere.test(image) ? image : null;
  return (
    <span className={`card-picture grid shrink-0 place-items-center text-brand ${className}`}>
      {shown === null ? (
        otherwise
      ) : (
        <img
          src={shown}
          alt=""
          onError={() => setBroken(shown)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
