/** Whether this person wants less motion: by the settings of their system, or by the kiosk's own. */
export function lessMotion(): boolean {
  const { motion } = document.documentElement.dataset;
  return motion === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
