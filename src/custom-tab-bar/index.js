// WeChat asks for this component when tabBar.custom is set. The bar people see is drawn by each tab page
// (components/tab-bar), so this one stays empty and the native bar never shows.
Component({})
