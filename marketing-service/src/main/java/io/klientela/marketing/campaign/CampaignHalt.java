package io.klientela.marketing.campaign;

/** A campaign must not go on before somebody has looked at it. */
final class CampaignHalt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CampaignHalt(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
