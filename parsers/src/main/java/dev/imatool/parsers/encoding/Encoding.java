package dev.imatool.parsers.encoding;

import java.util.Locale;

/** A way to pack bytes or to write them as text. */
public enum Encoding {
    /** RFC 4648, section 4, in lines or not. */
    BASE64("base64", false),
    /** Nothing but hex digits, blanks and colons: {@code xxd -p}, {@code od -An -tx1}. */
    HEX("hex digits", false),
    /** Lines with an offset: {@code xxd}, {@code hexdump}, {@code od}. */
    HEX_DUMP("a hex dump", false),
    /** RFC 1952. */
    GZIP("gzip", true),
    /** The .xz file format. */
    XZ("xz", true),
    /** Zstandard, RFC 8878. */
    ZSTD("zstd", true),
    /** bzip2. */
    BZIP2("bzip2", true);

    private final String words;
    private final boolean packed;

    Encoding(String words, boolean packed) {
        this.words = words;
        this.packed = packed;
    }

    /** For people, after "from" or "is". */
    public String words() {
        return words;
    }

    /** True where the decoded bytes may be many more than the encoded ones. */
    boolean isPacked() {
        return packed;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
