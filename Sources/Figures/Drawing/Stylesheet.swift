/// The style of all figures.
public enum Stylesheet {
  /// CSS for the classes of the charts, and for how figures stand on the page. A page takes it over as it is; the
  /// colours are those of `Palette`, which a test compares.
  public static let charts: StaticString = """
    .figure{margin:0 0 2.5rem;max-width:46rem}
    .figure .finding{margin:0 0 .15rem;font-size:1.15rem;line-height:1.3;color:#212B32}
    .figure .subtitle{margin:0 0 .6rem;color:#212B32}
    .figure .note{margin:.4rem 0;font-size:.9rem;color:#3D3D3D;max-width:44rem}
    .figure .scroll{overflow-x:auto;max-width:100%}
    .figure .scroll:focus-visible,.data summary:focus-visible{outline:3px solid #801650;outline-offset:2px}
    .data summary{cursor:pointer;padding:.25rem 0;min-height:1.5rem}
    .data table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
    .data caption{text-align:left;padding:.25rem 0;font-weight:600}
    .data th,.data td{padding:.2rem .6rem;border-bottom:1px solid #C9D6E1;text-align:right;vertical-align:top}
    .data th:first-child{text-align:left;font-weight:400;overflow-wrap:anywhere}
    .data thead th,.data .total>*{font-weight:600}
    .chart{display:block;width:100%;min-width:28rem;max-width:46rem;height:auto;font-size:14px;color:#212B32}
    .chart.week{min-width:0;max-width:36rem}
    .chart.wide{max-width:none;min-width:52rem}
    .figure:has(.wide){max-width:66rem}
    .chart text{fill:#212B32}
    .chart path{fill:none}
    .chart .s,.chart .s text{font-size:13px}
    .chart .m,.chart .m text{text-anchor:middle}
    .chart .e{text-anchor:end}
    .chart .b{font-weight:600}
    .chart .c0,.chart .q{fill:#3D3D3D}
    .chart .c1{fill:#12436D}
    .chart .c3{fill:#801650}
    .chart .w{fill:#FFF}
    .chart.flow,.chart.map{font-size:13px}
    .map text{text-anchor:middle}.map .k{text-anchor:start}
    .chart .k,.flow text{paint-order:stroke;stroke:#FFF;stroke-width:3px;stroke-linejoin:round}
    .chart .grid{stroke:#DCE0E3;stroke-width:1}
    .chart .tick,.chart .leader{stroke:#6B7276;stroke-width:1}
    .chart .zero,.chart .limit{stroke:#212B32;stroke-width:1.5}
    .chart .period{fill:#F1F1EE}
    .course path{vector-effect:non-scaling-stroke}
    .chart .band90{fill:#D5DEE6}
    .chart .band50{fill:#9FB3C5}
    .chart .median{stroke:#12436D;stroke-width:2.2;stroke-linejoin:round}
    .chart .example{stroke:#212B32;stroke-width:.8}
    .chart path.baseline{stroke:#3D3D3D;stroke-width:2;stroke-dasharray:4 3}
    .chart rect.baseline{fill:none;stroke:#3D3D3D;stroke-width:1.5}
    .chart .capacity{stroke:#801650;stroke-width:2;stroke-dasharray:9 4}
    .chart .mark{stroke:#12436D;stroke-width:1}
    .chart .bar{fill:#9FB3C5;stroke:#12436D;stroke-width:1.2}
    .chart .needed,.chart .dot,.chart .node,.load .bar{fill:#12436D}
    .chart .hollow{fill:#FFF;stroke:#12436D;stroke-width:2}
    .load .over{fill:#801650;stroke:#801650}
    .chart .waiting{fill:#F46A25;stroke:#212B32;stroke-width:1}
    .chart .open{fill:none;stroke:#212B32;stroke-width:1.5}
    .chart .interval{stroke:#212B32;stroke-width:1.8}
    .chart .tolerance{fill:#D5DEE6}
    .chart .measured{stroke:#212B32;stroke-width:2.5}
    .chart .t0{fill:#F2F6F9}.chart .t1{fill:#DFE7EE}.chart .t2{fill:#C9D6E1}.chart .t3{fill:#B2C4D3}
    .chart .t4{fill:#9BB2C6}.chart .t5{fill:#4D7696}.chart .t6{fill:#315D82}.chart .t7{fill:#12436D}
    .bands path{fill:#28A197;fill-opacity:.42}
    .chart .node.changed{fill:#801650}
    .ways path{stroke:#6B7276;stroke-width:1.3}
    .chart .head{fill:#6B7276}
    .chart .end,.chart .step,.chart .wait{fill:#FFF;stroke:#12436D;stroke-width:1.3}
    .chart .end{fill:#F1F1EE;stroke:#3D3D3D}
    .chart .wait{stroke-dasharray:5 3}
    .chart .edge{fill:#12436D}
    .chart .end.changed,.chart .step.changed,.chart .wait.changed{stroke:#801650;stroke-width:4}
    .chart .badge{fill:#801650}
    @media (min-width:60rem){.chart:not(.wide){min-width:0}}
    @media print{.figure{break-inside:avoid;margin-bottom:1rem}.figure .scroll{overflow:visible}
    .chart,.chart.wide{min-width:0}.chart:not(.wide){max-width:30rem}.chart.week{max-width:25rem}
    .chart .course .median{stroke-width:1.3}.chart .course .example{stroke-width:.5}
    .chart .course .baseline{stroke-width:1.2}.chart *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    @media (forced-colors:active){.chart{forced-color-adjust:none;color:CanvasText}
    .chart text,.chart .c0,.chart .c1,.chart .c3,.chart .q,.chart .w{fill:CanvasText}.chart .k,.flow text{stroke:Canvas}
    .chart .grid,.chart .leader,.chart .tick{stroke:GrayText}
    .chart .median,.chart .mark{stroke:Highlight}
    .chart .interval,.chart .zero,.chart .limit,.chart .example,.chart .capacity,.chart .measured,.chart .open,.ways path,
    .chart path.baseline,.chart rect.baseline{stroke:CanvasText}
    .chart .needed,.chart .dot,.chart .node,.chart .edge,.chart .node.changed,.load .bar{fill:Highlight}
    .chart .hollow,.chart .waiting,.load .over,.chart .bar{fill:Canvas;stroke:CanvasText}
    .chart .period,.chart .t0,.chart .t1,.chart .t2,.chart .t3,.chart .t4,.chart .t5,.chart .t6,.chart .t7{fill:Canvas}
    .chart .band90,.chart .band50{fill:Highlight;fill-opacity:.2}.chart .tolerance{fill:Canvas;stroke:CanvasText}
    .bands path{fill:Highlight;fill-opacity:.4}.chart .head{fill:CanvasText}
    .chart .end,.chart .step,.chart .wait,.chart .badge{fill:Canvas;stroke:CanvasText}
    .chart .end.changed,.chart .step.changed,.chart .wait.changed{stroke:Highlight}}
    """
}
