package dev.imatool.render.html;

import dev.imatool.render.page.Role;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * What stands above a report.
 *
 * @param title what the page is
 * @param verdict the answer in a word or two
 * @param role whether that is good
 * @param lines about the report as a whole
 */
public record HtmlHead(String title, String verdict, Role role, List<String> lines) {
    /**
     * What browsers may do with a page (Content Security Policy, level 3): apply its own style and run its own script, known by their
     * digests, and nothing else. Nothing is loaded, sent or framed, and no text becomes markup.
     */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(HtmlStyle.TEXT)
            + "'; script-src 'sha256-" + digest(HtmlScript.TEXT)
            + "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public HtmlHead {
        lines = List.copyOf(lines);
    }

    /** Writes the page up to where the report begins. */
    void write(Writer out) throws IOException {
        out.write("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content="%s"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="referrer" content="no-referrer"/>
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <a class="skip" href="#report">Skip to the report</a>
                <header>
                <h1>%s</h1>
                <p><strong class="badge %s">%s</strong></p>
                """.formatted(
                        POLICY,
                        HtmlEscape.plain(title + ": " + verdict),
                        HtmlStyle.TEXT,
                        HtmlEscape.plain(title),
                        type(role),
                        HtmlEscape.plain(verdict)));
        for (String line : lines) {
            out.write("<p>" + HtmlEscape.content(line) + "</p>\n");
        }
        out.write("<p><a href=\"#made\">What it was made of</a></p>\n</header>\n<main id=\"report\">\n");
    }

    private static String type(Role role) {
        return switch (role) {
            case GOOD -> "good";
            case BAD -> "bad";
            case ODD -> "odd";
            case DIM, HEADING, PLAIN -> "dim";
        };
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
