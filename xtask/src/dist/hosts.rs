//! What hosts want to be told, each in its own words: nginx, Caddy, a container, Netlify. The headers come from [`headers`].

use super::headers;
use super::place::At;

const NGINX: &str = include_str!("hosts/nginx.conf");
const CADDY: &str = include_str!("hosts/Caddyfile");
const CONTAINER: &str = include_str!("hosts/Containerfile");

/// The files for the hosts of an app that stands at `at`, each with its name.
pub fn files(at: &At) -> [(&'static str, String); 4] {
    let lines = |line: fn(&str, &str) -> String| -> String {
        let all = headers::security().map(|(name, value)| line(name, value));
        all.join("\n")
    };
    let nginx_headers =
        lines(|name, value| format!("add_header {name} \"{value}\" always;")) + "\n";
    let caddy_headers = lines(|name, value| format!("\t\t{name} \"{value}\""));
    let stands = |text: &str| text.replace("AT", at.path());
    [
        ("nginx.conf", stands(NGINX)),
        ("nginx-headers.conf", nginx_headers),
        (
            "Caddyfile",
            stands(CADDY).replace("HEADERS", &caddy_headers),
        ),
        ("Containerfile", CONTAINER.to_owned()),
    ]
}

/// Netlify's own file, which lies beside the app.
pub fn redirects(at: &At) -> String {
    let at = at.path();
    format!("{at}* {at}index.html 200\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_gets_every_header() {
        let [(_, nginx), (_, included), (_, caddy), _] = files(&At::root());
        for (name, value) in headers::security() {
            assert!(included.contains(&format!("add_header {name} \"{value}\" always;\n")));
            assert!(caddy.contains(&format!("\t\t{name} \"{value}\"\n")));
        }
        assert!(nginx.contains("location / {\n        try_files /none /index.html;"));
        for text in [nginx, caddy] {
            assert_eq!(text.matches('{').count(), text.matches('}').count());
        }
    }

    #[test]
    fn below_a_path_the_page_is_there_too() {
        let at = At::parse("/mijn-stem/").unwrap();
        let [(_, nginx), _, (_, caddy), _] = files(&at);
        assert!(
            nginx
                .contains("location /mijn-stem/ {\n        try_files /none /mijn-stem/index.html;")
        );
        assert!(
            caddy.contains("path /mijn-stem/*\n")
                && caddy.contains("rewrite @page /mijn-stem/index.html")
        );
        assert_eq!(redirects(&at), "/mijn-stem/* /mijn-stem/index.html 200\n");
    }
}
