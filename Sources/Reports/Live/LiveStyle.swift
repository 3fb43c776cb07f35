/// How the live simulator looks.
enum LiveStyle {
  static let rules: StaticString = """
    .live{display:grid;gap:0 2.5rem;align-items:start}
    .live>*{min-width:0}
    .panel{background:var(--soft);padding:.6rem .9rem .8rem;border:1px solid var(--line)}
    .panel p{margin:.3rem 0}
    .panel label{font-weight:600}
    .panel select,.buttons select,.outcome button,.panel input[type=number]{font:inherit;min-height:32px;color:inherit;
    background:#fff;border:1px solid #5b666e;border-radius:2px;max-width:100%}
    .outcome button{padding:0 .8rem;cursor:pointer}
    #live-run{background:var(--blue);color:#fff;font-weight:600}
    button:disabled{color:#5b666e;background:#e6eaec;cursor:default}
    #live-start{width:100%}
    .panel fieldset{border:0;padding:0;margin:.7rem 0 0;display:grid;grid-template-columns:minmax(0,1fr) 5.5rem;gap:0 .8rem;align-items:center}
    .panel legend{padding:0;font-weight:600;font-size:.95rem;line-height:1.3}
    .panel input[type=range]{width:100%;height:28px;margin:0;accent-color:var(--blue)}
    .panel .note{grid-column:1/-1;font-size:.82rem;line-height:1.3;color:#40484f;margin:0}
    .buttons{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;max-width:none;margin:0}
    .outcome .figures{grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:0 2rem}
    #live-bar{width:min(100%,24rem);height:14px;accent-color:var(--blue);vertical-align:middle}
    #live-progress{font-size:.9rem}
    .progress{min-height:3em;max-width:none}
    #live-scenario{width:100%;font:.85rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:inherit;background:#fff;border:1px solid #5b666e}
    .on-paper{display:none}
    @media (min-width:64em){.live{grid-template-columns:21rem minmax(0,1fr)}.panel{position:sticky;top:3.6rem;max-height:calc(100vh - 4rem);overflow-y:auto}}
    @media print{#live,#live-status{display:none!important}.on-paper{display:block}}

    """
}
