/** The panels by name: links hold them, so their list stands with what a link may hold. */
export { panelIds, type PanelId } from '../store/panel-id';
