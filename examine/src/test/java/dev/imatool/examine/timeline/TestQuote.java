package dev.imatool.examine.timeline;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Makes quotes as a TPM does (TPM 2.0 library, part 2: TPMS_ATTEST, TPMT_SIGNATURE) with a key of its own, over one SHA-256 PCR. */
final class TestQuote {
    private final KeyPair key;

    TestQuote() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
    }

    /** Writes the public key. */
    Path key(Path file) throws IOException {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return Files.writeString(file, pem);
    }

    /** Writes NAME.msg and NAME.sig into {@code folder}. */
    void write(Path folder, String name, int pcr, String valueHex, long clock, int reset)
            throws IOException, GeneralSecurityException {
        byte[] message = message(pcr, HexFormat.of().parseHex(valueHex), clock, reset);
        Files.write(folder.resolve(name + ".msg"), message);
        Files.write(folder.resolve(name + ".sig"), signature(message));
    }

    /** The SHA-256 value of a PCR that the TPM of a snapshot had, as the kernel showed it. */
    static String value(Path sysfs, int pcr) throws IOException {
        return Files.readAllLines(sysfs, StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("sha256 " + pcr + " "))
                .findFirst()
                .orElseThrow()
                .split(" ")[2];
    }

    private static byte[] message(int pcr, byte[] value, long clock, int reset)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xff544347);
        out.writeShort(0x8018);
        out.writeShort(0);
        out.writeShort(0);
        out.writeLong(clock);
        out.writeInt(reset);
        out.writeInt(0);
        out.writeByte(1);
        out.writeLong(1);
        out.writeInt(1);
        out.writeShort(0x000b);
        out.writeByte(3);
        byte[] selected = new byte[3];
        selected[pcr / 8] = (byte) (1 << pcr % 8);
        out.write(selected);
        out.writeShort(32);
        out.write(MessageDigest.getInstance("SHA-256").digest(value));
        return bytes.toByteArray();
    }

    private byte[] signature(byte[] message) throws IOException, GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(key.getPrivate());
        signer.update(message);
        byte[] both = signer.sign();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0x0018);
        out.writeShort(0x000b);
        out.writeShort(32);
        out.write(Arrays.copyOf(both, 32));
        out.writeShort(32);
        out.write(Arrays.copyOfRange(both, 32, 64));
        return bytes.toByteArray();
    }
}
