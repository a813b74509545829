package dev.imatool.parsers.known.pack;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.ContentHash;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An rpm package: its header has a digest of each file, so that its contents need not be unpacked (tags of rpm's {@code rpmtag.h}).
 * The header is checked against the digest in front of it, which says that it is whole, and not who made it.
 */
final class RpmPackage {
    private static final int LEAD = 96;

    private static final int SHA1_OF_HEADER = 269;
    private static final int SHA256_OF_HEADER = 273;

    /** In the header of signatures, as {@code rpmsign --signfiles} writes it; elsewhere it has another number. */
    private static final int FILE_SIGNATURES = 274;

    private static final int FILE_SIGNATURES_ELSEWHERE = 5090;

    /** Base64 of what {@code rpmsign --signverity} makes, in the header of signatures; of other files it is empty. */
    private static final int VERITY_SIGNATURES = 276;

    private static final int NAME = 1000;
    private static final int VERSION = 1001;
    private static final int RELEASE = 1002;
    private static final int ARCHITECTURE = 1022;
    private static final int OLD_NAMES = 1027;
    private static final int MODES = 1030;
    private static final int DIGESTS = 1035;
    private static final int LINKS = 1036;
    private static final int FLAGS = 1037;
    private static final int DIRECTORY_INDEXES = 1116;
    private static final int BASE_NAMES = 1117;
    private static final int DIRECTORIES = 1118;
    private static final int DIGEST_ALGORITHM = 5011;

    private static final int CONFIGURATION = 1;
    private static final int GHOST = 1 << 6;

    private static final int TYPE_OF_FILE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    /** Number of SHA-2 with 256 bits among the hash functions of OpenPGP (RFC 9580, 9.5), which rpm counts by. */
    private static final int OPENPGP_SHA256 = 8;

    private final RpmHeader header;
    private final List<String> signatures;
    private final Reading reading;
    private final String item;
    private final Optional<HashAlgorithm> algorithm;

    private RpmPackage(RpmHeader signatures, RpmHeader header, Reading reading) {
        this.header = header;
        List<String> ofFiles = signatures.strings(FILE_SIGNATURES);
        this.signatures = ofFiles.isEmpty() ? header.strings(FILE_SIGNATURES_ELSEWHERE) : ofFiles;
        this.reading = reading;
        this.item = FileNames.text(RootedPath.bytes(header.string(NAME) + "-" + header.string(VERSION) + "-"
                        + header.string(RELEASE) + "." + header.string(ARCHITECTURE))
                .toByteArray());
        int[] number = header.numbers(DIGEST_ALGORITHM);
        this.algorithm = number.length == 0 ? Optional.of(HashAlgorithm.MD5) : algorithm(number[0]);
    }

    /** The hash function of an OpenPGP number. */
    private static Optional<HashAlgorithm> algorithm(int number) {
        return switch (number) {
            case 1 -> Optional.of(HashAlgorithm.MD5);
            case 2 -> Optional.of(HashAlgorithm.SHA1);
            case 3 -> Optional.of(HashAlgorithm.RMD160);
            case OPENPGP_SHA256 -> Optional.of(HashAlgorithm.SHA256);
            case 9 -> Optional.of(HashAlgorithm.SHA384);
            case 10 -> Optional.of(HashAlgorithm.SHA512);
            case 11 -> Optional.of(HashAlgorithm.SHA224);
            case 12 -> Optional.of(HashAlgorithm.SHA3_256);
            case 14 -> Optional.of(HashAlgorithm.SHA3_512);
            default -> Optional.empty();
        };
    }

    /**
     * Reads a package from its first byte on.
     *
     * @throws IOException if it cannot be read
     */
    static KnownSource read(InputStream in, Reading reading) throws IOException {
        MeteredStream counted = new MeteredStream(in, false);
        long begin = LEAD;
        try {
            counted.skipNBytes(LEAD);
            RpmHeader signatures = RpmHeader.read(counted);
            counted.skipNBytes((8 - signatures.bytes().length % 8) % 8);
            begin = counted.bytes();
            RpmHeader header = RpmHeader.read(counted);
            if (header.string(NAME).isEmpty()) {
                throw new RpmHeader.DamagedRpmException("the header has no name of the package");
            }
            check(signatures, header, begin, reading);
            new RpmPackage(signatures, header, reading).files();
            // they sign digests of fs-verity, of which a package has none
            signatures.strings(VERITY_SIGNATURES).stream()
                    .filter(signature -> !signature.isEmpty())
                    .forEach(signature -> reading.sink().skipped(KnownSkip.VERITY_SIGNATURE));
            return reading.source(SourceForm.RPM, 1);
        } catch (IOException damage) {
            reading.unreadable("byte " + begin, "the rpm package cannot be read: " + reading.damage(damage));
            return reading.source(SourceForm.RPM, 0);
        }
    }

    private static void check(RpmHeader signatures, RpmHeader header, long begin, Reading reading) {
        String sha256 = signatures.string(SHA256_OF_HEADER);
        boolean newer = !sha256.isEmpty();
        String expected = newer ? sha256 : signatures.string(SHA1_OF_HEADER);
        if (expected.isEmpty()) {
            return;
        }
        MessageDigest digest = ContentHash.digest(newer ? HashAlgorithm.SHA256 : HashAlgorithm.SHA1)
                .orElseThrow();
        if (!HexFormat.of().formatHex(digest.digest(header.bytes())).equalsIgnoreCase(expected)) {
            reading.error(
                    "byte " + begin,
                    "the header of the rpm package does not have the digest that stands before it",
                    "the package is damaged or was altered; its digests of files were read");
        }
    }

    private void files() {
        List<String> names = header.strings(BASE_NAMES);
        List<String> directories = header.strings(DIRECTORIES);
        int[] places = header.numbers(DIRECTORY_INDEXES);
        List<String> old = names.isEmpty() ? header.strings(OLD_NAMES) : List.of();
        int count = Math.max(names.size(), old.size());
        Columns columns = new Columns(header);
        if (algorithm.isEmpty() && count > 0) {
            reading.warning(
                    item, "the algorithm of its digests is not known: " + header.numbers(DIGEST_ALGORITHM)[0], "");
        }
        for (int i = 0; i < count; i++) {
            int place = i < places.length ? places[i] : -1;
            boolean placed = place >= 0 && place < directories.size();
            if (!reading.next(
                    names.isEmpty() ? old.get(i).length() : names.get(i).length())) {
                return;
            }
            if (old.isEmpty() && !placed) {
                reading.unreadable(item, "a file has no directory: " + Reading.quoted(names.get(i)));
            } else {
                file(old.isEmpty() ? directories.get(place) + names.get(i) : old.get(i), columns, i);
            }
        }
    }

    /** What the header says of each file, by its number. */
    private static final class Columns {
        private final List<String> digests;
        private final List<String> links;
        private final int[] modes;
        private final int[] flags;

        Columns(RpmHeader header) {
            digests = header.strings(DIGESTS);
            links = header.strings(LINKS);
            modes = header.numbers(MODES);
            flags = header.numbers(FLAGS);
        }

        String digest(int i) {
            return i < digests.size() ? digests.get(i) : "";
        }

        String link(int i) {
            return i < links.size() ? links.get(i) : "";
        }

        int type(int i) {
            return i < modes.length ? modes[i] & TYPE_OF_FILE : REGULAR;
        }

        boolean flag(int i, int flag) {
            return i < flags.length && (flags[i] & flag) != 0;
        }
    }

    private void file(String path, Columns columns, int i) {
        if (columns.flag(i, GHOST)) {
            reading.sink().skipped(KnownSkip.GHOST);
        } else if (columns.type(i) == LINK) {
            reading.symbolicLink(item, path, columns.link(i));
        } else if (columns.type(i) == REGULAR) {
            KnownFile.State state =
                    columns.flag(i, CONFIGURATION) ? KnownFile.State.CONFIGURATION : KnownFile.State.PRESENT;
            Optional<ContentDigest> digest =
                    algorithm.flatMap(known -> ContentDigest.listed(false, known, columns.digest(i)));
            if ((digest.isPresent() && digest.get().digest().allZero())
                    || columns.digest(i).isEmpty()) {
                reading.sink().skipped(KnownSkip.ZERO);
            } else if (digest.isEmpty() || algorithm.equals(Optional.of(HashAlgorithm.MD5))) {
                reading.sink().skipped(algorithm.isEmpty() ? KnownSkip.UNKNOWN_ALGORITHM : KnownSkip.NO_USABLE_DIGEST);
                reading.file(item, path, state, List.of());
            } else {
                content(path, state, digest.get(), i);
            }
        }
    }

    /** A file with a digest, and with the signature of that where there is one: {@code security.ima} in hex. */
    private void content(String path, KnownFile.State state, ContentDigest digest, int i) {
        String hex = i < signatures.size() ? signatures.get(i) : "";
        Optional<ByteString> signature = bytes(hex);
        if (signature.isPresent()) {
            reading.signed(item, path, state, digest, signature.get());
            return;
        }
        if (!hex.isEmpty()) {
            reading.warning(item, "the signature of a file is no hex: " + Reading.quoted(path), "");
        }
        reading.file(item, path, state, List.of(digest));
    }

    private static Optional<ByteString> bytes(String hex) {
        try {
            return hex.isEmpty() ? Optional.empty() : Optional.of(ByteString.ofHex(hex));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }
}
