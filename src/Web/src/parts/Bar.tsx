/** A bar that shows a share of 0 to 1 a second time, for the eye only: the figure beside it says it. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <span className="bar" aria-hidden="true">
      <span style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  );
}
