package dev.imatool.parsers.pcr.json;

import dev.imatool.parsers.json.BoundedJson;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;

/**
 * JSON with PCR values: by PCR ({@code {"10":["hex",…]}}, Keylime's tpm_policy; {@code {"pcr10":"hex"}}), by bank and PCR in
 * either order, and objects that name PCR, algorithm and digest in members of their own (FAPI policies, systemd-analyze
 * pcrs, go-attestation, openEuler's trust authority). They are found at any depth, so that a whole Keylime request will do,
 * and with prose around the document. {@link PcrWalk} knows the members.
 */
public record JsonReader() implements ShapeReader {
    private static final int MAX_DEPTH = 64;

    /** Pieces of text that look like JSON and are none; each may be read to the end of the input. */
    private static final int MOST_FAILURES = 16;

    /** Documents with other text between them. */
    private static final int MOST_PIECES = 1_000;

    @Override
    public PcrShape shape() {
        return PcrShape.JSON;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        String text = input.text();
        PcrWalk walk = new PcrWalk(
                out, () -> BoundedJson.factory(MAX_DEPTH), text.strip().indexOf('\n') < 0);
        int beginning = JsonStart.skipBlanks(text, 0);
        int failures = 0;
        int pieces = 0;
        int at = JsonStart.next(text, beginning, true);
        while (at >= 0 && !out.isFull() && failures < MOST_FAILURES) {
            if (pieces++ == MOST_PIECES) {
                out.error("", "more than " + MOST_PIECES + " JSON documents between other text; the rest is not read");
                break;
            }
            PcrWalk.End end = walk.documents(text, at);
            if (end.fault().isPresent()) {
                failures++;
                if (at == beginning || end.any() || mentionsPcrs(text, at, end.offset())) {
                    out.error(end.place(), end.fault().get());
                }
            }
            if (failures == MOST_FAILURES) {
                out.error("", MOST_FAILURES + " pieces of malformed JSON; the rest is not read");
            }
            boolean goesOn = end.fault().isEmpty() || at != beginning;
            at = goesOn ? JsonStart.next(text, end.offset(), false) : -1;
        }
        walk.finish();
    }

    private static boolean mentionsPcrs(String text, int from, int to) {
        for (int i = from; i < to - 2; i++) {
            if (text.regionMatches(true, i, "pcr", 0, 3)) {
                return true;
            }
        }
        return false;
    }
}
