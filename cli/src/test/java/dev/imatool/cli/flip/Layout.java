package dev.imatool.cli.flip;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each byte of an input is, found out without imatool. */
final class Layout {
    private static final int SHA1 = 20;

    /** {@code pcr_selection_list} of tpm2-tools in front of the digests: 16 banks of 8 bytes behind their number. */
    private static final int DIGESTS_AT = 140;

    private static final int BANKS_AT = 4;
    private static final int SLOT = 66;

    /** In a SubjectPublicKeyInfo of RSA: NULL, which says nothing (RFC 3279, 2.3.1). */
    private static final int RSA_PARAMETERS_AT = 17;

    private static final int EV_EVENT_TAG = 6;

    private Layout() {}

    /** Kinds of bytes. */
    enum Region {
        PCR,
        TEMPLATE_DIGEST,
        TEMPLATE_NAME,
        LENGTH,
        CONTENTS,
        VIOLATION,
        TEXT,
        VALUE_LABEL,
        VALUE_PREFIX,
        VALUE,
        VALUE_STRUCTURE,
        UNUSED_SLOT,
        KEY,
        AROUND_A_KEY,
        LOG_HEADER,
        EVENT_TYPE,
        EVENT_LABEL,
        EVENT,
        OTHER;

        boolean text() {
            return this == TEXT || this == VALUE || this == VALUE_PREFIX || this == VALUE_LABEL;
        }
    }

    static Region[] of(String input, byte[] content) {
        String name = input.substring(input.lastIndexOf('/') + 1);
        return switch (name) {
            case FlipSet.BINARY, "binary_runtime_measurements" -> binaryList(content);
            case FlipSet.ASCII -> asciiList(content);
            case "pcrs.yaml" -> values(content);
            case "quote.pcrs" -> serialized(content);
            case "boot.log" -> eventLog(content);
            case "nonce.hex" -> all(content, Region.TEXT);
            case "key.der" -> certificate(content);
            default -> all(content, Region.OTHER);
        };
    }

    private static Region[] all(byte[] content, Region region) {
        Region[] regions = new Region[content.length];
        Arrays.fill(regions, region);
        return regions;
    }

    /** {@code ima_measurements_show}: PCR, template digest, name with its length, data with its length. */
    private static Region[] binaryList(byte[] content) {
        Region[] regions = all(content, Region.LENGTH);
        ByteBuffer list = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        while (list.hasRemaining()) {
            next(list, regions, Integer.BYTES, Region.PCR);
            boolean violation = isZero(content, list.position());
            next(list, regions, SHA1, Region.TEMPLATE_DIGEST);
            next(list, regions, list.getInt(), Region.TEMPLATE_NAME);
            next(list, regions, list.getInt(), violation ? Region.VIOLATION : Region.CONTENTS);
        }
        return regions;
    }

    private static boolean isZero(byte[] content, int at) {
        return Arrays.equals(content, at, at + SHA1, new byte[SHA1], 0, SHA1);
    }

    private static void next(ByteBuffer buffer, Region[] regions, int length, Region region) {
        Arrays.fill(regions, buffer.position(), buffer.position() + length, region);
        buffer.position(buffer.position() + length);
    }

    /** {@code ima_ascii_measurements_show}: PCR, template digest, template name, fields. */
    private static Region[] asciiList(byte[] content) {
        Region[] regions = all(content, Region.TEXT);
        int at = 0;
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
            int digest = line.indexOf(' ', 1);
            int name = line.indexOf(' ', digest + 1) + 1;
            int fields = line.indexOf(' ', name);
            boolean violation = line.substring(digest, name).strip().matches("0+");
            Arrays.fill(regions, at, at + digest, Region.PCR);
            Arrays.fill(regions, at + name, at + fields, Region.TEMPLATE_NAME);
            if (violation) {
                Arrays.fill(regions, at + fields, at + line.length(), Region.VIOLATION);
            }
            at += line.length();
        }
        return regions;
    }

    /** As tpm2_pcrread prints: a line for each bank, then PCR numbers and values. */
    private static Region[] values(byte[] content) {
        Region[] regions = all(content, Region.VALUE_LABEL);
        int at = 0;
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
            int value = line.indexOf("0x");
            if (value >= 0) {
                Arrays.fill(regions, at + value, at + value + 2, Region.VALUE_PREFIX);
                Arrays.fill(regions, at + value + 2, at + line.length(), Region.VALUE);
            }
            at += line.length();
        }
        return regions;
    }

    /** As {@code tpm2_quote -o} writes: structures of tpm2-tss whole, with room for 16 banks and 8 digests. */
    private static Region[] serialized(byte[] content) {
        Region[] regions = all(content, Region.VALUE_STRUCTURE);
        int banks = content[0];
        for (int bank = 0; bank < 16; bank++) {
            int at = BANKS_AT + 8 * bank;
            // how many bytes of the bit map are used, the byte behind them, and padding
            Arrays.fill(regions, bank < banks ? at + 6 : at, at + 8, Region.UNUSED_SLOT);
            regions[at + 2] = Region.UNUSED_SLOT;
        }
        int digests = content[DIGESTS_AT - Integer.BYTES];
        for (int digest = 0; digest < 8; digest++) {
            int at = DIGESTS_AT + SLOT * digest;
            int used = digest < digests ? 2 + content[at] : 0;
            Arrays.fill(regions, at, Math.min(at + used, content.length), Region.VALUE_STRUCTURE);
            if (used > 0) {
                Arrays.fill(regions, at + 2, at + used, Region.VALUE);
            }
            Arrays.fill(regions, at + used, at + SLOT, Region.UNUSED_SLOT);
        }
        return regions;
    }

    private static Region[] certificate(byte[] content) {
        try {
            byte[] key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(content))
                    .getPublicKey()
                    .getEncoded();
            Region[] regions = all(content, Region.AROUND_A_KEY);
            for (int at = 0; at + key.length <= content.length; at++) {
                if (Arrays.equals(content, at, at + key.length, key, 0, key.length)) {
                    Arrays.fill(regions, at, at + key.length, Region.KEY);
                    Arrays.fill(regions, at + RSA_PARAMETERS_AT, at + RSA_PARAMETERS_AT + 2, Region.AROUND_A_KEY);
                }
            }
            return regions;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** TCG PC Client Platform Firmware Profile, 10.2: the header event, then events with a digest for each bank. */
    private static Region[] eventLog(byte[] content) {
        Region[] regions = all(content, Region.EVENT);
        ByteBuffer log = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int headerData = log.getInt(8 + SHA1);
        next(log, regions, 8 + SHA1, Region.LOG_HEADER);
        log.getInt();
        next(log, regions, headerData, Region.LOG_HEADER);
        Map<Integer, Integer> tags = new HashMap<>();
        List<Data> tagged = new ArrayList<>();
        while (log.hasRemaining()) {
            log.getInt();
            int type = log.getInt(log.position());
            next(log, regions, Integer.BYTES, Region.EVENT_TYPE);
            byte[] digest = new byte[SHA1];
            for (int digests = log.getInt(); digests > 0; digests--) {
                int length = length(log.getShort());
                if (length == SHA1) {
                    log.get(log.position(), digest);
                }
                log.position(log.position() + length);
            }
            byte[] data = new byte[log.getInt()];
            log.get(log.position(), data);
            if (type == EV_EVENT_TAG) {
                int tag = log.getInt(log.position());
                tags.merge(tag, 1, Integer::sum);
                tagged.add(new Data(tag, log.position(), data.length));
            }
            next(log, regions, data.length, Arrays.equals(sha1(data), digest) ? Region.EVENT : Region.EVENT_LABEL);
        }
        // an event tells what its data are hashed like only to others of its tag
        tagged.forEach(event -> Arrays.fill(
                regions,
                event.at,
                event.at + (tags.get(event.tag) == 1 ? event.length : Integer.BYTES),
                Region.EVENT_LABEL));
        return regions;
    }

    private record Data(int tag, int at, int length) {}

    /** TCG Algorithm Registry. */
    private static int length(short algorithm) {
        return switch (algorithm) {
            case 0x4 -> SHA1;
            case 0xb -> 32;
            case 0xc -> 48;
            case 0xd -> 64;
            default -> throw new IllegalArgumentException("algorithm " + algorithm);
        };
    }

    private static byte[] sha1(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
