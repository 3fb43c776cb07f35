import Figures

/// How the page looks: the rules of the page itself, of the charts, and of the choice of a scenario.
enum PageStyle {
  /// The whole style sheet for a page on which these scenarios can be chosen.
  static func sheet(scenarios: [Int]) -> Markup {
    var sheet = Markup()
    sheet.raw(Stylesheet.charts)
    sheet.raw(rules)
    sheet.raw(LiveStyle.rules)
    sheet.raw(print)
    sheet.append(choice(among: scenarios))
    return sheet
  }

  /// Shows what belongs to the scenario chosen in the list, without scripts. Browsers that cannot do it show all.
  private static func choice(among scenarios: [Int]) -> Markup {
    var sheet = Markup()
    if scenarios.count < 2 { return sheet }
    sheet.raw("@supports selector(:has(*)){.picker{display:flex}.for-scenario{display:none}")
    for scenario in scenarios {
      sheet.raw("body:has(#pick-")
      sheet.number(scenario)
      sheet.raw(":checked) [data-scenario=s")
      sheet.number(scenario)
      sheet.raw("]{display:block}")
    }
    sheet.raw("@media print{body:has(#print-all:checked) .for-scenario{display:block}")
    sheet.raw("body:has(#print-all:checked) details.data{display:none}}}\n")
    return sheet
  }

  private static let rules: StaticString = """
    :root{color-scheme:light;--text:#212b32;--blue:#12436d;--pink:#801650;--line:#aeb7bd;--soft:#f0f4f5}
    *{box-sizing:border-box}
    html{scroll-padding-top:4.5rem}
    body{margin:0;background:#fff;color:var(--text);overflow-wrap:break-word;
    font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    a{color:#0b4f8a}
    a,summary,select,input,button{outline-offset:2px}
    :focus-visible{outline:3px solid var(--pink)}
    .skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:#fff}
    .skip:focus{left:.5rem;top:.5rem;z-index:9}
    .head{padding:.6rem 1.5rem .5rem;border-top:6px solid var(--blue)}
    h1{font-size:1.4rem;line-height:1.25;margin:0}
    .about{margin:.1rem 0 0;max-width:none;font-size:.9rem;color:#40484f}
    .picker{display:none;flex-wrap:wrap;gap:.2rem 1.5rem;align-items:center;padding:.35rem 1.5rem;
    background:var(--soft);border-block:1px solid var(--line);font-size:.95rem;z-index:5}
    .picker label{display:flex;flex-wrap:wrap;gap:.1rem .5rem;align-items:center;min-height:28px;max-width:100%}
    .picker select{font:inherit;min-height:32px;max-width:100%;width:31rem;color:inherit;background:#fff;border:1px solid #5b666e;padding:0 .3rem}
    .picker input{width:20px;height:20px;margin:2px}
    .layout{padding:0 1.5rem}
    nav{font-size:.92rem}
    nav ol{display:flex;flex-wrap:wrap;gap:0 .9rem;list-style:none;margin:0;padding:.3rem 0}
    nav a{display:inline-block;padding:.15rem 0;min-height:28px}
    main section{padding-top:.5rem}
    main section+section{border-top:1px solid var(--line);margin-top:2rem}
    h2{font-size:1.35rem;line-height:1.25;margin:1rem 0 .5rem}
    h3{font-size:1.1rem;line-height:1.3;margin:1.4rem 0 .4rem}
    h4{font-size:1rem;line-height:1.35;margin:1rem 0 .2rem}
    p,main ul,main ol,dl{max-width:70ch;margin:.4rem 0}
    main ul{padding-left:1.2rem}
    .scenario-name{color:var(--blue);border-left:6px solid var(--blue);padding-left:.6rem}
    #answer h2{margin:.4rem 0 0;font-size:1rem;color:#40484f}
    .answer{font-size:1.3rem;line-height:1.35;font-weight:600;max-width:62ch;margin:.1rem 0 .6rem}
    .pair{display:grid;gap:0 2.5rem;align-items:start}
    .pair>*{min-width:0}
    .caveats h3{margin:.8rem 0 .2rem;font-size:1rem}
    .caveats ul{margin:0;font-size:.95rem;line-height:1.4}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));gap:0 2.5rem;align-items:start}
    .figures>*{min-width:0;max-width:46rem}
    .figures>.wide{grid-column:1/-1;max-width:none}
    .figure{margin:0 0 1.5rem}
    .figure .finding{margin:.8rem 0 0;font-size:1.05rem}
    .figure .subtitle{margin:0 0 .3rem;font-size:.9rem}
    .figure .note{margin:.2rem 0;font-size:.85rem;line-height:1.4}
    .wide .figure{max-width:none}
    .scroll{overflow-x:auto;max-width:100%;position:relative}
    table{border-collapse:collapse;font-size:.92rem;line-height:1.35;font-variant-numeric:tabular-nums;margin:.3rem 0}
    caption{text-align:left;font-size:.9rem;color:#40484f;padding:0 0 .2rem;max-width:70ch}
    th,td{text-align:right;vertical-align:top;padding:.25rem .6rem;border-bottom:1px solid #d0d6da}
    thead th{vertical-align:bottom;border-bottom:2px solid #5b666e}
    th:first-child,td:first-child{text-align:left;padding-left:0}
    th[scope=row]{font-weight:400;min-width:9rem}
    .total th,.total td{font-weight:700;border-top:2px solid #5b666e}
    .words th,.words td{text-align:left}
    .words td{min-width:7rem}
    .now{white-space:nowrap;font-weight:600}
    details{margin:.3rem 0}
    summary{cursor:pointer;min-height:28px;padding:.1rem 0;width:fit-content;max-width:100%;color:#0b4f8a;text-decoration:underline}
    code,kbd{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
    .command{display:block;padding:.5rem .7rem;background:var(--soft);max-width:100%}
    .changed{color:var(--pink);font-weight:600}
    .tag{display:inline-block;border:1px solid #5b666e;padding:0 .4rem;font-size:.85rem}
    dt{font-weight:600;margin-top:.6rem}
    dd{margin:0 0 0 1rem}
    :target{background:#fff4d6}
    footer{margin:3rem 0 0;padding:1rem 1.5rem;border-top:1px solid var(--line);font-size:.9rem}
    @media (min-height:32em){.picker{position:sticky;top:0}}
    @media (min-width:64em){td{white-space:nowrap}.words td{white-space:normal}.pair{grid-template-columns:minmax(0,1fr) minmax(0,27rem)}}
    @media (min-width:84em){.layout{display:grid;grid-template-columns:11rem minmax(0,82rem);gap:2rem}
    nav{position:sticky;top:3.5rem;align-self:start;font-size:.92rem;padding-top:.5rem}nav ol{display:block}nav li{padding:.1rem 0}}
    @media (max-width:40em){.head,.picker,.layout,footer{padding-left:.8rem;padding-right:.8rem}.answer{font-size:1.15rem}
    .picker .paper{display:none}table{font-size:.8rem}th,td{padding:.25rem .2rem}th[scope=row]{min-width:5rem}
    caption{max-width:calc(100vw - 1.6rem)}}
    @media (forced-colors:active){.scenario-name,.head{border-color:CanvasText}.changed{text-decoration:underline}}

    """

  private static let print: StaticString = """
    @media print{
    @page{margin:15mm}
    body{font-size:10pt}
    .picker,nav,.skip,.screen{display:none!important}
    .layout{display:block;padding:0}
    .head{padding:0 0 3mm}
    a{color:inherit;text-decoration:none}
    .scroll{overflow:visible}
    .figure{break-inside:auto}
    .figure>.scroll,figcaption,tr,.caveats{break-inside:avoid}
    h2,h3,h4,caption,thead,figcaption{break-after:avoid}
    .figure>.note{break-before:avoid}
    main section+section{break-before:auto}
    .pair{display:block}
    .figures{display:block}
    .figure svg{max-width:125mm}
    .wide svg{max-width:100%}
    table,.data table{font-size:8.5pt}
    .data table{line-height:1.2}
    details::details-content{content-visibility:visible;display:block;height:auto}
    .data summary{display:none}
    }

    """
}
