package dev.imatool.parsers.tpm;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.SelectedBank;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.model.tpm.TpmHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads TPMS_ATTEST (TPM 2.0 library, part 2, 10.12.12), the message of a quote as {@code tpm2_quote -m} writes it, also with
 * the length of a TPM2B_ATTEST in front. Of other attestations than quotes only the head is read.
 */
public final class AttestationReader {
    /** TPM_GENERATED_VALUE: a TPM puts it before what it made, and a restricted key signs nothing else that has it. */
    private static final long GENERATED = 0xff544347L;

    private static final ByteString MAGIC = ByteString.ofHex("ff544347");

    /** Largest TPMT_HA: two bytes of algorithm and 64 of digest. */
    private static final int LONGEST_NAME = 66;

    private static final int LONGEST_DATA = 66;
    private static final int LONGEST_DIGEST = 64;

    /** TPM2_NUM_PCR_BANKS of tpm2-tss. */
    private static final int MOST_BANKS = 16;

    /** Bytes of the bit field of one bank: TPMs have 3, structures room for 4, and nothing asks for more than 32. */
    private static final int LONGEST_SELECT = 32;

    private final TpmBytes in;
    private final ByteString signed;

    private AttestationReader(ByteString signed, int base) {
        this.in = new TpmBytes(signed, base);
        this.signed = signed;
    }

    /** Reads all of {@code content}. */
    public static AttestationReading read(ByteString content) {
        boolean withLength = content.length() > 6
                && ((content.at(0) << 8) | content.at(1)) == content.length() - 2
                && content.slice(2, 6).equals(MAGIC);
        int base = withLength ? 2 : 0;
        ByteString signed = content.slice(base, content.length());
        try {
            return new AttestationReading(
                    signed, Optional.of(new AttestationReader(signed, base).attestation()), Optional.empty());
        } catch (MalformedTpmStructureException malformed) {
            return new AttestationReading(signed, Optional.empty(), Optional.of(malformed.problem()));
        }
    }

    /** True when {@code content} begins like an attestation, be it that its first word or its type was damaged. */
    public static boolean resembles(ByteString content) {
        return begins(content, 0) || begins(content, 2);
    }

    private static boolean begins(ByteString content, int at) {
        return content.length() >= at + 6
                && (content.slice(at, at + 4).equals(MAGIC)
                        || AttestationType.ofTag((content.at(at + 4) << 8) | content.at(at + 5))
                                .isPresent());
    }

    private Attestation attestation() throws MalformedTpmStructureException {
        int start = in.offset();
        long magic = in.u32("magic");
        if (magic != GENERATED) {
            throw new MalformedTpmStructureException(
                    "magic",
                    start,
                    hex(magic, 8) + " is not ff544347 (TPM_GENERATED), so no TPM made this; it is data from outside");
        }
        int typeAt = in.offset();
        int tag = in.u16("type");
        AttestationType type = AttestationType.ofTag(tag)
                .orElseThrow(() -> new MalformedTpmStructureException(
                        "type", typeAt, hex(tag, 4) + " is not an attestation; a quote has 8018"));
        ByteString signer = in.sized("qualifiedSigner", LONGEST_NAME);
        ByteString extraData = in.sized("extraData", LONGEST_DATA);
        TpmClock clock = new TpmClock(
                in.u64("clockInfo.clock"),
                in.u32("clockInfo.resetCount"),
                in.u32("clockInfo.restartCount"),
                in.u8("clockInfo.safe") == 1);
        long firmware = in.u64("firmwareVersion");
        Optional<Attestation.Quote> quote = type == AttestationType.QUOTE ? Optional.of(quote()) : Optional.empty();
        return new Attestation(signed, type, signer, extraData, clock, firmware, quote);
    }

    private Attestation.Quote quote() throws MalformedTpmStructureException {
        int countAt = in.offset();
        long count = in.u32("pcrSelect.count");
        if (count > MOST_BANKS) {
            throw new MalformedTpmStructureException(
                    "pcrSelect.count", countAt, count + " is over the limit of " + MOST_BANKS);
        }
        List<SelectedBank> banks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            banks.add(bank("pcrSelections[" + i + "]"));
        }
        ByteString digest = in.sized("pcrDigest", LONGEST_DIGEST);
        in.end("TPMS_ATTEST");
        return new Attestation.Quote(new PcrSelectionList(banks), digest);
    }

    /** TPMS_PCR_SELECTION: bit {@code n % 8} of byte {@code n / 8} selects PCR {@code n}. */
    private SelectedBank bank(String field) throws MalformedTpmStructureException {
        String name = TpmHash.nameOf(in.u16(field + ".hash"));
        int sizeAt = in.offset();
        int size = in.u8(field + ".sizeofSelect");
        if (size > LONGEST_SELECT) {
            throw new MalformedTpmStructureException(
                    field + ".sizeofSelect", sizeAt, size + " is over the limit of " + LONGEST_SELECT);
        }
        ByteString select = in.take(field + ".pcrSelect", size);
        List<Integer> pcrs = new ArrayList<>();
        for (int pcr = 0; pcr < size * 8; pcr++) {
            if ((select.at(pcr / 8) >> (pcr % 8) & 1) != 0) {
                pcrs.add(pcr);
            }
        }
        return new SelectedBank(name, pcrs);
    }

    private static String hex(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "x", value);
    }
}
