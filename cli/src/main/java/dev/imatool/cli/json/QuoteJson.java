package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteProof;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;

/** What further documents say of quotes. */
final class QuoteJson {
    private QuoteJson() {}

    /** Every step, into the object that was begun. */
    static void checks(JsonGenerator json, QuoteProof proof) throws IOException {
        json.writeObjectFieldStart("checks");
        for (Map.Entry<String, QuoteCheck> step : proof.steps().entrySet()) {
            json.writeObjectFieldStart(step.getKey());
            json.writeStringField("result", step.getValue().result().id());
            Fields.text(json, "detail", step.getValue().detail());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The clock of a TPM, into the object that was begun. */
    static void clock(JsonGenerator json, TpmClock clock) throws IOException {
        json.writeObjectFieldStart("clock");
        json.writeNumberField("clock", unsigned(clock.clock()));
        json.writeNumberField("reset_count", clock.resetCount());
        json.writeNumberField("restart_count", clock.restartCount());
        json.writeBooleanField("safe", clock.safe());
        json.writeEndObject();
    }

    /** A number of 64 bits without a sign. */
    static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
