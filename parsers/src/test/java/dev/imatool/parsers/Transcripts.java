package dev.imatool.parsers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** What mail programs, terminals and people make of the lines of a list. */
enum Transcripts {
    HARD {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, "", line -> hard(line, width));
        }
    },
    SOFT {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, "", line -> soft(line, width, false));
        }
    },
    FLOWED {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, "", line -> soft(line, width, true));
        }
    },
    QUOTED_HARD {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, MARKS.get(random.nextInt(MARKS.size())), line -> hard(line, width));
        }
    },
    QUOTED_SOFT {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, MARKS.get(random.nextInt(MARKS.size())), line -> soft(line, width, false));
        }
    },
    NUMBERED {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                lines.addAll(hard("%6d\t%s".formatted(i + 1, entries.get(i)), width));
            }
            return lines;
        }
    },
    GREP {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                lines.add("/sys/kernel/security/ima/ascii_runtime_measurements:" + (i + 1) + ":" + entries.get(i));
            }
            return lines;
        }
    },
    SYSLOG {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, "Nov 12 10:00:0" + random.nextInt(10) + " host1 ima[77]: ", List::of);
        }
    },
    DMESG {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            return each(entries, "[   12.345678] list: ", List::of);
        }
    },
    TERMINAL {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            List<String> lines = new ArrayList<>();
            lines.add("\u001b[?2004h\u001b]0;root@host: ~\u0007root@host:~# cat ascii_runtime_measurements\r");
            for (String entry : entries) {
                lines.add("\u001b[01;32m" + entry + "\u001b[0m\r");
            }
            return lines;
        }
    },
    QUOTED_PRINTABLE {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            List<String> lines = new ArrayList<>();
            for (String entry : entries) {
                String encoded = entry.replace("=", "=3D");
                for (int at = 0; at < encoded.length(); at += 72) {
                    boolean last = at + 72 >= encoded.length();
                    lines.add(encoded.substring(at, last ? encoded.length() : at + 72) + (last ? "" : "="));
                }
            }
            return lines;
        }
    },
    BASE64_MAIL {
        @Override
        List<String> of(List<String> entries, int width, Random random) {
            String body = String.join("\n", entries) + "\n";
            String encoded = Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.ISO_8859_1));
            List<String> lines = new ArrayList<>(List.of(
                    "From: a@example.org",
                    "Content-Type: text/plain; charset=us-ascii",
                    "Content-Transfer-Encoding: base64",
                    ""));
            lines.addAll(List.of(encoded.split("\r\n")));
            return lines;
        }

        @Override
        boolean standsAlone() {
            return true;
        }
    };

    private static final List<String> MARKS = List.of("> ", "> > ", "> > > ", ">> ", ">\t", "| ");

    /** The lines of the text. */
    abstract List<String> of(List<String> entries, int width, Random random);

    /** True where no prose can stand around the lines. */
    boolean standsAlone() {
        return false;
    }

    /** Broken anywhere. */
    private static List<String> hard(String line, int width) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < line.length(); at += width) {
            lines.add(line.substring(at, Math.min(line.length(), at + width)));
        }
        return lines;
    }

    /** Broken at blanks, and words that are longer than a line where it is full. */
    private static List<String> soft(String line, int width, boolean flowed) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= 0) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            } else {
                lines.add(rest.substring(0, flowed ? blank + 1 : blank));
                rest = rest.substring(blank + 1);
            }
        }
        lines.add(rest);
        return lines;
    }

    private interface Breaking {
        List<String> of(String line);
    }

    private static List<String> each(List<String> entries, String prefix, Breaking breaking) {
        List<String> lines = new ArrayList<>();
        for (String entry : entries) {
            for (String line : breaking.of(entry)) {
                lines.add(prefix + line);
            }
        }
        return lines;
    }
}
