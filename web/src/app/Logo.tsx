/** The mark of Klientela: a K whose arms meet a person. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--k-accent)" />
      <path d="M10 8v16" stroke="var(--k-on-accent)" strokeWidth="3.2" strokeLinecap="round" />
      <path
        d="M22 8.5 14.5 16l7.5 7.5"
        stroke="var(--k-on-accent)"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
      <circle cx="22.2" cy="16" r="1.9" fill="var(--k-on-accent)" />
    </svg>
  );
}
