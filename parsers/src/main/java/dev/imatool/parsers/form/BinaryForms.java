package dev.imatool.parsers.form;

import dev.imatool.model.diagnostic.Advice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Forms that begin with bytes of their own. */
final class BinaryForms {
    private static final String UNPACK = "unpack it and give what it holds";
    private static final String XML_IS_READ = "give the SWID tag in XML, or a bill of materials";
    private static final int LOOKED_AT = 1024;

    /** Byte offset of {@code ustar} in a tar header (POSIX, pax). */
    private static final int TAR_MAGIC_AT = 257;

    /** Offset of the first event's data in a log with a Spec ID event (TCG PC Client PFP, 10.2.1). */
    private static final int SPEC_ID_AT = 32;

    private static final List<Magic> MAGICS = List.of(
            new Magic("\u001f\u008b", KnownForm.of("a gzip file", UNPACK)),
            new Magic("\u00fd7zXZ\0", KnownForm.of("an xz file", UNPACK)),
            new Magic("(\u00b5/\u00fd", KnownForm.of("a zstd file", UNPACK)),
            new Magic("BZh", KnownForm.of("a bzip2 file", UNPACK)),
            new Magic("\u0004\"M\u0018", KnownForm.of("an lz4 file", UNPACK)),
            new Magic("LZIP", KnownForm.of("an lzip file", UNPACK)),
            new Magic("\u0089LZO\0", KnownForm.of("an lzop file", UNPACK)),
            new Magic("PK\u0003\u0004", KnownForm.of("a zip archive", Advice.Way.AS_EVIDENCE)),
            new Magic("PK\u0005\u0006", KnownForm.of("an empty zip archive")),
            new Magic("7z\u00bc\u00af", KnownForm.of("a 7z archive", UNPACK)),
            new Magic("Rar!\u001a\u0007", KnownForm.of("a rar archive", UNPACK)),
            new Magic(
                    "!<arch>\ndebian-binary",
                    KnownForm.of("a Debian package (.deb)").as(FormUse.KNOWN_FILES)),
            new Magic("!<arch>\n", KnownForm.of("an ar archive")),
            new Magic("\u00ed\u00ab\u00ee\u00db", KnownForm.of("an rpm package").as(FormUse.KNOWN_FILES)),
            new Magic("070701", KnownForm.of("a cpio archive", UNPACK)),
            new Magic("070702", KnownForm.of("a cpio archive", UNPACK)),
            new Magic("070707", KnownForm.of("a cpio archive", UNPACK)),
            new Magic("hsqs", KnownForm.of("a squashfs image", UNPACK)),
            new Magic("\u007fELF", KnownForm.of("an ELF program")),
            new Magic("\u00ffTCG", KnownForm.of("a TPM quote (TPMS_ATTEST)", Advice.Way.AS_QUOTE)),
            new Magic("\u0080\u0002\u0000", KnownForm.of("a TPM quote (TPM 1.2) or key")),
            new Magic(
                    "\0\0\0\0\b\0\0\0\0\0\0\0\0\u0001\0\0\0",
                    KnownForm.of("a Canonical Event Log (TCG CEL, TLV)", Advice.Way.AS_CANONICAL_EVENT_LOG)),
            new Magic("%PDF-", KnownForm.of("a PDF document")),
            new Magic("\u0089PNG\r\n\u001a\n", KnownForm.of("a PNG image")),
            new Magic("\u00ff\u00d8\u00ff", KnownForm.of("a JPEG image")),
            new Magic("GIF8", KnownForm.of("a GIF image")),
            new Magic("SQLite format 3\0", KnownForm.of("an SQLite database")),
            new Magic("\u00d4\u00c3\u00b2\u00a1", KnownForm.of("a packet capture (pcap)")),
            new Magic("\u00a1\u00b2\u00c3\u00d4", KnownForm.of("a packet capture (pcap)")),
            new Magic("M<\u00b2\u00a1", KnownForm.of("a packet capture (pcap)")),
            new Magic("\u00a1\u00b2<M", KnownForm.of("a packet capture (pcap)")),
            new Magic("\n\r\r\n", KnownForm.of("a packet capture (pcapng)")),
            new Magic(
                    "LPKSHHRH",
                    KnownForm.of("a journal of systemd", "export it with 'journalctl --file FILE -o short'")),
            new Magic("ElfFile\0", KnownForm.of("a Windows event log (evtx)")),
            new Magic("regf", KnownForm.of("a Windows registry hive")),
            new Magic("EMiL", KnownForm.of("a memory image (LiME)")),
            new Magic("EVF\t\r\n\u00ff\0", KnownForm.of("a disk image (EWF)")),
            new Magic("QFI\u00fb", KnownForm.of("a disk image (qcow2)")),
            new Magic("KDMV", KnownForm.of("a disk image (VMDK)")),
            new Magic("LUKS\u00ba\u00be", KnownForm.of("a LUKS volume")),
            new Magic("\u00d0\r\r\n", KnownForm.of("compiled Python")),
            new Magic("\u00ca\u00fe\u00ba\u00be", KnownForm.of("a Java class")),
            new Magic("\0asm", KnownForm.of("a WebAssembly module")),
            new Magic("\u00d9\u0001\u00f5", KnownForm.of("a CoRIM (CBOR)")),
            new Magic("\u00d9\u0001\u00f6", KnownForm.of("a signed CoRIM (COSE)")),
            new Magic("\u00d9\u0001\u00f9", KnownForm.of("a CoSWID tag (CBOR)", XML_IS_READ)),
            new Magic("\u00d9\u0001\u00fa", KnownForm.of("a CoMID tag (CBOR)")),
            new Magic("\u00daSWID", KnownForm.of("a CoSWID tag (CBOR)", XML_IS_READ)),
            new Magic("\u00d2\u0084X", KnownForm.of("a signed document (COSE), such as a CoSWID or a CoRIM")));

    private BinaryForms() {}

    private record Magic(String bytes, KnownForm form) {}

    static Optional<KnownForm> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (head.startsWith("ustar", TAR_MAGIC_AT)) {
            return Optional.of(KnownForm.of("a tar archive", Advice.Way.AS_EVIDENCE));
        }
        if (head.startsWith("Spec ID Event", SPEC_ID_AT)) {
            return Optional.of(KnownForm.of("a firmware event log", Advice.Way.AS_EVENT_LOG)
                    .as(FormUse.EVENT_LOG));
        }
        if (isPortableExecutable(bytes)) {
            return Optional.of(KnownForm.of("a Windows or EFI program (PE)"));
        }
        if (head.startsWith("0\u0082") && bytes.length > 4 && derLength(bytes) == bytes.length) {
            return Optional.of(KnownForm.of("DER (a certificate or a key)", Advice.Way.AS_KEY));
        }
        return MAGICS.stream()
                .filter(magic -> head.startsWith(magic.bytes))
                .map(Magic::form)
                .findFirst()
                .or(() -> binaryList(head));
    }

    /** A PCR below 24 in either byte order, a digest of any bank, and the name of a template. */
    private static Optional<KnownForm> binaryList(String head) {
        if (head.length() < 4 || !(head.startsWith("\0\0\0", 1) || head.startsWith("\0\0\0"))) {
            return Optional.empty();
        }
        for (int digest : new int[] {20, 32, 48, 64}) {
            if (head.startsWith("ima", 4 + digest + 4)) {
                return Optional.of(KnownForm.of("a measurement list (binary)").as(FormUse.MEASUREMENT_LIST));
            }
        }
        return Optional.empty();
    }

    /** MZ, and PE where its header says. */
    private static boolean isPortableExecutable(byte[] bytes) {
        if (bytes.length < 0x40 || bytes[0] != 'M' || bytes[1] != 'Z') {
            return false;
        }
        int at = (bytes[0x3c] & 0xff) | ((bytes[0x3d] & 0xff) << 8) | ((bytes[0x3e] & 0xff) << 16);
        return at + 1 < bytes.length ? bytes[at] == 'P' && bytes[at + 1] == 'E' : at < (1 << 20);
    }

    private static int derLength(byte[] bytes) {
        return 4 + (((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff));
    }
}
