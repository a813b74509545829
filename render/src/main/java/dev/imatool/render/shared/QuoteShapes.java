package dev.imatool.render.shared;

import dev.imatool.model.tpm.TpmClock;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteProof;
import java.math.BigInteger;

/** What documents say of quotes. */
public final class QuoteShapes {
    private static final Shape<QuoteCheck> CHECK = Shape.named(
            "check",
            "A step of checking a quote.",
            shape -> shape.field(
                            "result",
                            "pass; fail; not_checked (nothing to compare with).",
                            Type.choice(QuoteCheck.Result.class),
                            QuoteCheck::result)
                    .field(
                            "detail",
                            "What was compared, or why nothing was.",
                            Type.TEXT,
                            check -> QuotePhrases.of(check.detail())));

    /** Every step of checking a quote. */
    public static final Shape<QuoteProof> CHECKS = Shape.of(
            "The steps, each judged on its own.",
            shape -> shape.field(
                            "magic",
                            "A TPM made it (TPM_GENERATED), it is whole, and it is a quote.",
                            CHECK,
                            proof -> proof.checks().magic())
                    .field(
                            "signature",
                            "The key signed it.",
                            CHECK,
                            proof -> proof.checks().signature())
                    .field(
                            "nonce",
                            "It has the nonce that was given.",
                            CHECK,
                            proof -> proof.checks().nonce())
                    .field(
                            "pcr_selection",
                            "The PCRs are those asked for, and those of the values given.",
                            CHECK,
                            proof -> proof.checks().pcrSelection())
                    .field(
                            "pcr_digest",
                            "The values given, or those after an entry of the list, hash to the quoted digest.",
                            CHECK,
                            proof -> proof.checks().pcrDigest())
                    .field("replay", "The list gives the quoted values.", CHECK, QuoteProof::replay));

    /** The clock of a TPM. */
    public static final Shape<TpmClock> CLOCK = Shape.of(
            "The clock of a TPM.",
            shape -> shape.field(
                            "clock",
                            "Milliseconds with power since the TPM was cleared.",
                            Type.UNSIGNED,
                            clock -> unsigned(clock.clock()))
                    .number("reset_count", "Resets since then.", Type.COUNT, TpmClock::resetCount)
                    .number(
                            "restart_count",
                            "Restarts and resumes since the last reset.",
                            Type.COUNT,
                            TpmClock::restartCount)
                    .field(
                            "safe",
                            "false where the clock may have shown a later time before.",
                            Type.FLAG,
                            TpmClock::safe));

    private QuoteShapes() {}

    /** A number of 64 bits without a sign. */
    public static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
