export const docsStyle = `
:root { color-scheme: light dark; --line: light-dark(#d5d9de, #3a424c); --ink: light-dark(#17202a, #e8ecf1);
  --paper: light-dark(#ffffff, #14191f); --soft: light-dark(#f4f6f8, #1c232b); --mark: light-dark(#0b5cad, #7fb7f0); }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0; font-size: 2rem; } h2 { margin: 2.5rem 0 0.75rem; text-transform: capitalize; }
h3 { margin: 2rem 0 0.5rem; } h4 { margin: 1.25rem 0 0.25rem; }
a { color: var(--mark); } nav a { display: inline-block; padding: 0.5rem 0.75rem 0.5rem 0; text-transform: capitalize; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
details { margin: 0.5rem 0; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--soft); padding: 0 1rem; }
summary { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: baseline; min-height: 3rem; padding: 0.75rem 0; cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
summary code:first-child { min-width: 4rem; font-weight: 700; } .get { color: var(--mark); }
.post, .put, .patch { color: light-dark(#1a6b34, #7fd49a); } .delete { color: light-dark(#a3212b, #ff9aa2); }
.roles { font-size: 0.9rem; } details > :last-child { margin-bottom: 1rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; } th code { overflow-wrap: normal; } dt { font-weight: 700; } dd { margin: 0 0 0.75rem; }
`;
