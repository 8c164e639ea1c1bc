package io.klientela.identity.client;

import java.util.List;

/** A program that acts on its own. @param secretHash of the secret it authenticates with; the secret is not kept */
public record ApiClient(String id, String name, String secretHash, List<String> roles) {}
