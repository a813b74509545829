package dev.imatool.parsers.form;

import dev.imatool.model.diagnostic.Advice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Forms of text, by their first lines. */
final class TextForms {
    private static final int LOOKED_AT = 4096;
    private static final int LINES = 20;
    private static final String HEX =
            "(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{96}|[0-9a-fA-F]{64}|[0-9a-fA-F]{56}" + "|[0-9a-fA-F]{40}|[0-9a-fA-F]{32})";

    /** A member of the document itself, which is not indented. */
    private static final Pattern SPDX_IN_YAML =
            Pattern.compile("(?m)^\"?(?:spdxVersion\"?: [\"']?SPDX-\\d|SPDXID\"?: [\"']?SPDXRef-DOCUMENT)");

    /** The first that fits is it; forms with a mark of their own come before those that are told by what lines look like. */
    private static final List<TextForm> FORMS = List.of(
            beginning("@@begin_db", source("a database of AIDE")),
            beginning("#mtree", source("an mtree specification")),
            new TextForm(text -> ("\n" + text).contains("\n/set type="), source("an mtree specification")),
            beginning("%%%% HASHDEEP", source("a hashdeep file")),
            beginning("SPDXVersion:", source("an SPDX SBOM (tag-value)")),
            new TextForm(
                    text -> SPDX_IN_YAML.matcher(text).find(),
                    KnownForm.of("an SPDX SBOM (YAML)", "give it as JSON or as tags and values")),
            beginning("-----BEGIN CERTIFICATE", pem("a certificate (PEM)")),
            beginning("-----BEGIN PUBLIC KEY", pem("a public key (PEM)")),
            beginning("-----BEGIN PGP ", KnownForm.of("an OpenPGP text")),
            beginning("-----BEGIN ", pem("a key or a structure in PEM")),
            beginning("ssh-", KnownForm.of("a public key of OpenSSH")),
            beginning("#!", KnownForm.of("a script")),
            beginning("00000000: ", KnownForm.of("a hex dump (xxd)", "turn it back into bytes with 'xxd -r'")),
            beginning("00000000  ", KnownForm.of("a hex dump (hexdump)")),
            beginning("0000000 ", KnownForm.of("a hex dump (od or hexdump)")),
            new TextForm(text -> text.matches("(?is)\\s*(?:<!doctype html|<html).*"), KnownForm.of("an HTML page")),
            new TextForm(text -> xml(text) && text.contains("<SoftwareIdentity"), source("a SWID tag (XML)")),
            new TextForm(text -> xml(text) && text.contains("cyclonedx"), source("a CycloneDX SBOM (XML)")),
            new TextForm(text -> xml(text) && text.contains("spdx"), KnownForm.of("an SPDX SBOM (XML)")),
            new TextForm(TextForms::xml, KnownForm.of("XML")),
            lines(
                    "\\s{0,8}\\d{1,2} [0-9a-f]{40,128} \\S+ .*",
                    KnownForm.of("a measurement list (ascii)").as(FormUse.MEASUREMENT_LIST)),
            lines(
                    // a log of auditd begins with records of anything
                    "(?:node=\\S+ )?type=\\S+ msg=audit\\(.*|"
                            + "(?:.*\\s)?type=(?:INTEGRITY_\\w+|18\\d\\d|UNKNOWN\\[18\\d\\d\\]) .*"
                            + "|(?:.*\\s)?audit(?:\\[\\d+\\])?: (?:INTEGRITY_\\w+|AUDIT18\\d\\d) .*",
                    KnownForm.of("an audit log", Advice.Way.AS_AUDIT_LOG).as(FormUse.AUDIT_RECORDS)),
            lines(
                    "(?:dont_)?(?:measure|appraise|audit|hash)(?:\\s+[a-z_]+[=<>]\\S+)*\\s*(?:#.*)?",
                    KnownForm.of("an IMA policy", Advice.Way.AS_POLICY).as(FormUse.POLICY)),
            lines(HEX + "[;,].*", source("a list of indicators (digest and comment)")),
            lines(HEX + ":(?:\\d+|\\*):.*", source("a ClamAV signature file (.hdb, .hsb)")),
            lines(HEX, source("a list of bare digests")),
            lines(
                    "\\\\?" + HEX + "[ \\t]+\\*?\\S.*|[A-Z0-9-]{3,11} ?\\(.+\\) ?= " + HEX,
                    KnownForm.of("a checksum file", Advice.Way.AS_REFERENCE).as(FormUse.REFERENCE)),
            lines("(?:\\S+ )?/.* \\d+ " + HEX, source("a trust file of fapolicyd")),
            lines("/.* \\d+ \\d+ " + HEX + " 0\\d{6} .*", source("the output of rpm --dump")),
            lines("\\./\\S+ (?:\\w+=\\S+ ?)+|/set( \\w+=\\S+)+", source("an mtree specification")),
            new TextForm(
                    text -> firstLine(text).matches("(?i)\"?[\\w. -]+\"?(?:,\"?[\\w. -]+\"?){2,}")
                            && firstLine(text)
                                    .toLowerCase(Locale.ROOT)
                                    .matches(".*(?:path|file|md5|sha-?1|sha-?256|hash|value|type|name).*"),
                    source("CSV")));

    private TextForms() {}

    private record TextForm(Predicate<String> fits, KnownForm form) {}

    static Optional<KnownForm> of(byte[] head) {
        if (!isText(head)) {
            return Optional.empty();
        }
        String text = new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        String content = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        return FORMS.stream()
                .filter(form -> form.fits.test(content))
                .map(TextForm::form)
                .findFirst();
    }

    /** True where the first bytes are no control characters but those of text. */
    static boolean isText(byte[] head) {
        for (int i = 0; i < Math.min(head.length, LOOKED_AT); i++) {
            int c = head[i] & 0xff;
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b) {
                return false;
            }
        }
        return head.length > 0;
    }

    /** True where it is text in UTF-8, of which the last character may be cut. */
    static boolean isUnicode(byte[] head) {
        int length = Math.min(head.length, LOOKED_AT);
        String text = new String(head, 0, length, StandardCharsets.UTF_8);
        return isText(head) && text.substring(0, Math.max(0, text.length() - 1)).indexOf('\ufffd') < 0;
    }

    private static KnownForm source(String words) {
        return KnownForm.of(words).as(FormUse.KNOWN_FILES);
    }

    private static KnownForm pem(String words) {
        return KnownForm.of(words, Advice.Way.AS_KEY);
    }

    private static TextForm beginning(String words, KnownForm form) {
        return new TextForm(text -> text.startsWith(words), form);
    }

    /** Every one of the first lines is such, but for comments, empty ones and the last, which may be cut. */
    private static TextForm lines(String regex, KnownForm form) {
        Pattern line = Pattern.compile(regex);
        return new TextForm(
                text -> {
                    List<String> lines = text.lines()
                            .filter(each -> !each.isBlank() && !each.startsWith("#"))
                            .limit(LINES)
                            .toList();
                    int sure = lines.size() < LINES && text.length() == LOOKED_AT ? lines.size() - 1 : lines.size();
                    return sure > 0
                            && lines.subList(0, sure).stream()
                                    .allMatch(each -> line.matcher(each).matches());
                },
                form);
    }

    private static boolean xml(String text) {
        return text.stripLeading().startsWith("<?xml") || text.stripLeading().matches("(?s)<[A-Za-z][\\w:]* xmlns.*");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
