/** The platform as its users and operators meet it: real processes, real ports, a real browser. */
package io.klientela.e2e;
