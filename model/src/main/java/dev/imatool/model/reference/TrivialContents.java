package dev.imatool.model.reference;

import dev.imatool.model.ByteString;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The digests of the empty file and of a file of one line feed, in every hash that the kernel has and people use. Machines are full
 * of such files: they are copies of nothing, and no list of indicators means them.
 */
public final class TrivialContents {
    /** As computed by hashlib of Python 3.11 with OpenSSL 3. */
    private static final Set<ByteString> DIGESTS = Stream.of(
                    "d41d8cd98f00b204e9800998ecf8427e",
                    "68b329da9893e34099c7d8ad5cb9c940",
                    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                    "adc83b19e793491b1c6ea0fd8b46cd9f32e592fc",
                    "9c1185a5c5e9fc54612808977ee8f548b2258d31",
                    "c0da025038ed83c687ddc430da9846ecb97f3998",
                    "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f",
                    "48837a787f07673545d9c610bcbcd8d46a2691a71966d856c197e69e",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b",
                    "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
                    "f4051d239b766c4111e92979aa31af0b35def053646e347bc41e8b73cfd080bc",
                    "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
                    "a78f2c566b2439463a2e7ca515bbfa3f92948506583cbadaebdd507f277542bd",
                    "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b",
                    "ec664e889ed6c1b2763cacf7899d95b7f347373eb982e523419feea3aa362d891b3bf025f292267a5854049091789c3e",
                    "0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004",
                    "50b02220a63bff173fe3943243ad4036f49572e97b4be4f71593bb05e342eb220e7b2a286488cf479bef039c1ab53326",
                    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                            + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
                    "be688838ca8686e5c90689bf2ab585cef1137c999b48c70b92f67a5c34dc1569"
                            + "7b5d11c982ed6d71be1e1e7f7b4e0733884aa97c3f7a339a8ed03577cf74be09",
                    "a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a6"
                            + "15b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26",
                    "7186d65cda74aa1f4263638c0da5444614b8186935508a1d6d2b3afc53e9523e"
                            + "cb0f269590a7eb4d15dd60331359934f78c41a007807f6b394d3f7d059fb6638")
            .map(ByteString::ofHex)
            .collect(Collectors.toUnmodifiableSet());

    private TrivialContents() {}

    /** True for a digest of the empty file or of one line feed, whatever the hash is said to be. */
    public static boolean is(ContentDigest digest) {
        return DIGESTS.contains(digest.digest());
    }
}
