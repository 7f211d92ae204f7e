// The default theme without its web font: nothing is loaded from elsewhere, and pages are smaller.
import DefaultTheme from 'vitepress/theme-without-fonts'

export default DefaultTheme
