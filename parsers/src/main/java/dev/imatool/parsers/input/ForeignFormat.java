package dev.imatool.parsers.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Names inputs that are often given by mistake, by their first bytes. */
public final class ForeignFormat {
    private static final int TAR_MAGIC_AT = 257;
    private static final List<Magic> MAGICS = List.of(
            new Magic("\u00fd7zXZ\0", "an xz file"),
            new Magic("(\u00b5/\u00fd", "a zstd file"),
            new Magic("BZh", "a bzip2 file"),
            new Magic("PK\u0003\u0004", "a zip archive"),
            new Magic("7z\u00bc\u00af", "a 7z archive"),
            new Magic("\u007fELF", "an ELF program"),
            new Magic("\u00ffTCG", "a TPM quote (TPMS_ATTEST)"),
            new Magic("\0\0\0\0\b\0\0\0\0\0\0\0\0\u0001\0\0\0", "a Canonical Event Log (TCG CEL, TLV)"),
            new Magic("{", "JSON"),
            new Magic("[{", "JSON"),
            new Magic("<?xml", "XML"),
            new Magic("00000000: ", "a hex dump (xxd)"),
            new Magic("00000000  ", "a hex dump (hexdump)"),
            new Magic("0000000 ", "a hex dump (od or hexdump)"));

    private ForeignFormat() {}

    /** What the content is, if it is one of those. */
    public static Optional<String> of(ByteWindow window) throws IOException {
        int available = Math.min(window.ensure(512), 512);
        String head = new String(window.array(), window.position(), available, StandardCharsets.ISO_8859_1);
        if (head.startsWith("ustar", TAR_MAGIC_AT)) {
            return Optional.of("a tar archive");
        }
        return MAGICS.stream()
                .filter(magic -> head.startsWith(magic.bytes))
                .map(Magic::name)
                .findFirst();
    }

    private record Magic(String bytes, String name) {}
}
