function old(){var f=document.getElementById("shell-failed");if(f)f.hidden=false}
addEventListener("error",old);
if(!window.WebAssembly||!("noModule"in document.createElement("script")))addEventListener("DOMContentLoaded",old);
