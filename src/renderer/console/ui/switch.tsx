/** On or off; the whole of it is 64 px high to press. */
export function Switch({
  label,
  labelledBy,
  describedBy,
  checked,
  disabled = false,
  onChange,
}: {
  /** Its name, or the id of it. */
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className="group touch flex shrink-0 items-center self-start"
    >
      <span className="flex h-9 w-16 items-center rounded-full border-2 border-soft bg-sunk p-1 group-aria-checked:justify-end group-aria-checked:border-brand group-aria-checked:bg-brand">
        <span className="size-6 rounded-full bg-soft group-aria-checked:bg-on-brand" />
      </span>
    </button>
  );
}
