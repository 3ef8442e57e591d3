var here=location.pathname,at=here.search(/\/(g|grid|board|card|about|office|data|a|verify|report|near|offline|ecard)(\/|$)/),root=at<0?here.replace(/[^\/]*\/?$/,""):here.slice(0,at+1);
var home=document.querySelector(".home"),links=home.querySelectorAll("a");
links[0].href=root;links[1].href=root+"g/";home.hidden=false;
