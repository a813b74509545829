package dev.imatool.render.html;

/**
 * The style of every page: light, dark and printed, wide and narrow. Pages say by classes what something is, never how it looks, so that
 * this text is the same for all and its digest stands in their content security policy. It holds no {@code <} and no {@code &}.
 */
final class HtmlStyle {
    /** Rows of a part of a long table: browsers lay out the parts in view only. */
    static final int ROWS_TOGETHER = 200;

    /** Columns of a long table that have a width of their own. */
    static final int COLUMNS = 12;

    /** Widths that a column may have, in characters. */
    static final int[] WIDTHS = {4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 76};

    private static final String COLOURS = """
            :root{color-scheme:light dark;--paper:#ffffff;--ink:#1b1b1b;--dim:#595959;--line:#c4c4c4;--shade:#f3f3f3;
            --good:#1b6b2c;--bad:#b0101c;--odd:#7f4700;--focus:#0b57d0;
            --covered:#2f7d43;--after:#5f6b7a;--not-covered:#7a7a7a;--partly:#4f7a8a;--violation:#7a3fa0;--unproven:#a05f00;
            --not-reproduced:#c2185b;--contradiction:#d0401f;--known-bad:#b0101c}
            @media (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e8e8e8;--dim:#a9afb5;--line:#4a5157;--shade:#20252a;
            --good:#74d68d;--bad:#ff9494;--odd:#f3bb6c;--focus:#8ab4f8;
            --covered:#4fae68;--after:#9aa7b8;--not-covered:#8f979e;--partly:#6fa9bd;--violation:#bd8ae0;--unproven:#e0a040;
            --not-reproduced:#ff7eb0;--contradiction:#ff8a65;--known-bad:#ff6b6b}}
            @media print{:root{color-scheme:light;--paper:#ffffff;--ink:#000000;--dim:#444444;--line:#999999;--shade:#ffffff;
            --good:#1b6b2c;--bad:#b0101c;--odd:#7f4700;
            --covered:#2f7d43;--after:#5f6b7a;--not-covered:#7a7a7a;--partly:#4f7a8a;--violation:#7a3fa0;--unproven:#a05f00;
            --not-reproduced:#c2185b;--contradiction:#d0401f;--known-bad:#b0101c}}
            """;

    private static final String PAGE = """
            *{box-sizing:border-box}
            html{background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
            body{margin:0 auto;padding:1rem;max-width:90rem}
            h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}
            h2{font-size:1.15rem;line-height:1.3;margin:1.75rem 0 .5rem}
            p{margin:.2rem 0}
            ul{margin:.2rem 0;padding-left:1.5rem}
            a{color:inherit}
            :focus-visible{outline:3px solid var(--focus);outline-offset:2px}
            .skip{position:absolute;left:1rem;top:-5rem;background:var(--paper);color:var(--ink);padding:.5rem}
            .skip:focus{top:.5rem}
            .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
            header{border-bottom:1px solid var(--line);padding-bottom:.75rem}
            footer{border-top:1px solid var(--line);margin-top:2rem}
            .badge{display:inline-block;border:2px solid;border-radius:.3rem;padding:.1rem .6rem;font-weight:700}
            .group{margin:.75rem 0}
            .far{content-visibility:auto;contain-intrinsic-height:auto 320rem}
            .aligned,td,.long th{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.875rem}
            .aligned,td,tbody th{white-space:pre-wrap}
            td.short,th.short{white-space:pre}
            .good{color:var(--good)}.bad{color:var(--bad)}.odd{color:var(--odd)}.dim{color:var(--dim)}
            .good::before{content:"\\2713\\a0"}.bad::before{content:"\\2717\\a0"}.odd::before{content:"!\\a0"}
            .good::before{content:"\\2713\\a0"/"good: "}.bad::before{content:"\\2717\\a0"/"bad: "}.odd::before{content:"!\\a0"/"note: "}
            """;

    private static final String TABLES = """
            .scroll{overflow:auto;max-width:100%;margin:.5rem 0}
            table{border-collapse:collapse}
            caption{text-align:left;color:var(--dim);font-size:.875rem;padding:.25rem 0}
            th,td{text-align:left;vertical-align:top;padding:.2rem .75rem .2rem .4rem;border-bottom:1px solid var(--line)}
            th{overflow-wrap:break-word;font-weight:600;font-size:.875rem}
            .number{text-align:right}
            .note{display:block;color:var(--dim)}
            thead th{background:var(--shade)}
            th button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit}
            th button::after{content:"\\a0\\2195"}
            th[aria-sort=ascending] button::after{content:"\\a0\\2191"}
            th[aria-sort=descending] button::after{content:"\\a0\\2193"}
            .find{display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline;margin:.5rem 0}
            .find input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--dim);border-radius:.2rem;padding:.2rem .4rem;min-width:12rem}
            summary{cursor:pointer;padding:.25rem 0}
            .tall{max-height:85vh;border:1px solid var(--line)}
            .long,.long thead,.long tbody,.long caption{display:block}
            .long{width:max-content;min-width:100%}
            .long tr{display:flex}
            .long thead{position:sticky;top:0;background:var(--paper)}
            .long tr[hidden],.long tbody[hidden]{display:none}
            .long tr>*{flex:0 0 auto}
            .long tr>:last-child{flex:1 0 32ch;contain:inline-size}
            .long .far{contain-intrinsic-height:auto 370rem}
            .long.found .far{content-visibility:visible}
            """;

    private static final String PICTURE = """
            figure{margin:1rem 0}
            figcaption{color:var(--dim)}
            svg.strip{display:block;width:100%;height:auto;min-width:40rem;max-width:75rem}
            svg text{fill:var(--ink);font:12px system-ui,sans-serif}
            .frame{fill:none;stroke:var(--ink);stroke-width:1}
            .mark{stroke:var(--ink);stroke-width:1.5}
            .of-covered{fill:var(--covered)}.of-after_quote{fill:var(--after)}.of-not_covered{fill:var(--not-covered)}
            .of-partly_covered{fill:var(--partly)}.of-violation{fill:var(--violation)}.of-contents_unproven{fill:var(--unproven)}
            .of-not_reproduced{fill:var(--not-reproduced)}.of-contradiction{fill:var(--contradiction)}.of-known_bad{fill:var(--known-bad)}
            svg.key{display:inline-block;width:1.25rem;height:1.25rem;vertical-align:middle;margin-right:.4rem}
            """;

    private static final String NARROW_AND_PRINTED = """
            @media (max-width:40rem){body{padding:.5rem}h1{font-size:1.25rem}th,td{padding:.2rem .4rem .2rem .2rem}}
            @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
            @media print{.skip,.find{display:none}body{max-width:none;padding:0}.far{content-visibility:visible}
            svg.strip{min-width:0}.scroll,.tall{overflow:visible;max-height:none;border:0}.long{width:auto}.long tr>:last-child{flex:1 1 0}
            .long thead{position:static}th button::after{content:""}tr,.badge{break-inside:avoid}h2{break-after:avoid}
            details::details-content{content-visibility:visible;block-size:auto}
            *{print-color-adjust:exact}}
            @media (forced-colors:active){.badge{border:2px solid}svg *{forced-color-adjust:none}}
            """;

    /** All of it. */
    static final String TEXT = COLOURS + PAGE + TABLES + widths() + PICTURE + NARROW_AND_PRINTED;

    private HtmlStyle() {}

    private static String widths() {
        StringBuilder style = new StringBuilder();
        for (int column = 1; column <= COLUMNS; column++) {
            for (int width : WIDTHS) {
                style.append(".c" + column + "w" + width + "{--c" + column + ":" + width + "ch}");
            }
            style.append("\n.long tr>:nth-child(" + column + "):not(:last-child){flex-basis:calc(var(--c" + column
                    + ",12ch) + 1.5rem)}\n");
        }
        return style.toString();
    }

    /** The narrowest of the widths that is not smaller than {@code characters}; the widest where none is. */
    static int width(int characters) {
        for (int width : WIDTHS) {
            if (width >= characters) {
                return width;
            }
        }
        return WIDTHS[WIDTHS.length - 1];
    }
}
