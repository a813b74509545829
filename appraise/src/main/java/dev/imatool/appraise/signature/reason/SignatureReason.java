package dev.imatool.appraise.signature.reason;

/** Why a signature has its verdict, or how the entry was read to get there. Holds no names from a list. */
public sealed interface SignatureReason permits HeaderReason, ContentReason, MetadataReason, ModuleReason, KeyReason {}
