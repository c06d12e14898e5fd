/** What to do when nothing has been imported yet. */
export function Empty({ askAgain }: { readonly askAgain: () => void }) {
  return (
    <section className="notice" aria-labelledby="empty">
      <h2 id="empty">There is nobody here yet</h2>
      <p>Import a network first. The invented sample system is the quickest way to see what the figures look like:</p>
      <pre tabIndex={0}>
        <code>dotnet run --project src/Api -- import samples/northmere</code>
      </pre>
      <p>
        Your own staff list, reporting lines and interactions come in the same way, as a folder of CSV files;{' '}
        <code>docs/import.md</code> says which columns they have.
      </p>
      <button type="button" onClick={askAgain}>
        Look again
      </button>
    </section>
  );
}
