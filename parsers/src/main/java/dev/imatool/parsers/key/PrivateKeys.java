package dev.imatool.parsers.key;

import dev.imatool.model.ByteString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Private keys by their beginning; {@link PrivateKeyFile} reads the one that signs. */
public final class PrivateKeys {
    private PrivateKeys() {}

    /** True when the bytes are a private key in PKCS#8 (RFC 5958), as the kernel's asymmetric keys take them. */
    public static boolean isOne(ByteString der) {
        try {
            return PrivateKeyInfo.getInstance(der.toByteArray()).getPrivateKey().getOctetsLength() > 0;
        } catch (RuntimeException another) {
            return false;
        }
    }
}
