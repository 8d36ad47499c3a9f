import { useText } from '../context.tsx';
import { BrandMark } from './brand-mark.tsx';

/** The mark with the name beside it, in the screen's script. */
export function Brand() {
  const text = useText();
  return (
    <span className="flex items-center gap-3">
      <BrandMark className="size-11" />
      <span className="text-2xl font-bold tracking-tight max-sm:group-has-data-models:sr-only">
        {text('app.name')}
      </span>
    </span>
  );
}
