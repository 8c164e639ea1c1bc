package io.klientela.marketing.template;

/** Tells how many campaigns need a template. */
public interface TemplateUse {
    long campaignsWith(String templateId);
}
