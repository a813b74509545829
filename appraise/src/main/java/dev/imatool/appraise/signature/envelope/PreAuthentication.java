package dev.imatool.appraise.signature.envelope;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What the signature of an envelope is over (DSSE 1.0, PAE): {@code DSSEv1 LENGTH TYPE LENGTH PAYLOAD}, lengths in decimal. */
public final class PreAuthentication {
    private PreAuthentication() {}

    /** Both lengths in bytes, as DSSE says. */
    public static byte[] of(String payloadType, ByteString payload) {
        return encoded(payloadType.getBytes(StandardCharsets.UTF_8).length, payloadType, payload);
    }

    /** The length of the type in characters, as {@code keylime/dsse} counts it; the same for a type in ASCII. */
    public static byte[] ofKeylime(String payloadType, ByteString payload) {
        return encoded(payloadType.codePointCount(0, payloadType.length()), payloadType, payload);
    }

    private static byte[] encoded(int typeLength, String payloadType, ByteString payload) {
        String head = "DSSEv1 " + typeLength + " " + payloadType + " " + payload.length() + " ";
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        encoded.writeBytes(payload.toByteArray());
        return encoded.toByteArray();
    }
}
