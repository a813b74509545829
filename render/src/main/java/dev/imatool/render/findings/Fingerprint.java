package dev.imatool.render.findings;

import dev.imatool.examine.report.Finding;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.shared.FindingSentence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a finding from others, whenever and from wherever evidence is collected: its kind, its container, its path and the digest of
 * the content. Where it names no path, what it says. The number of the entry and the name of the list are no part of it.
 */
final class Fingerprint {
    private static final byte[] END = {0};

    private Fingerprint() {}

    /** SHA-256 in hex. */
    static String of(Finding finding, FindingPlace place) {
        return of(finding, place, "", "");
    }

    /** The same of one finding in one report: with its entry and the file that it is in. */
    static String of(Finding finding, FindingPlace place, String input) {
        return of(
                finding,
                place,
                input,
                place.entry().isPresent()
                        ? Long.toString(place.entry().getAsLong())
                        : FindingSentence.message(finding));
    }

    private static String of(Finding finding, FindingPlace place, String input, String within) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, finding.kind().id());
            add(digest, place.container().map(ContainerNames::whole).orElse(""));
            add(digest, place.path().map(path -> path.hex()).orElseGet(() -> FindingSentence.message(finding)));
            add(digest, place.digest().map(content -> content.text()).orElse(""));
            add(digest, input);
            add(digest, within);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update(END);
    }
}
