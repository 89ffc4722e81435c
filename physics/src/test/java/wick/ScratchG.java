package wick;
import java.util.*;
import wick.experiment.*;
import wick.experiment.catalog.*;
public class ScratchG {
  public static void main(String[] x){
    Map<String,String> g=new TreeMap<>(); for(int i=1;i<x.length;i++){ int e=x[i].indexOf('='); g.put(x[i].substring(0,e), x[i].substring(e+1)); }
    Experiment e=Catalog.named(x[0]); long t=System.nanoTime(); Result r=e.run(Settings.of(e,g), Progress.silent());
    System.out.println(r.answer());
    for (Comparison c: r.comparisons()) System.out.printf("%s pred %.5f meas %.5f(%.5f) rival %s z %s %s %s | %s%n", c.id(), c.prediction().value(), c.measurement().mean(), c.measurement().standardError(), c.rival().map(q->String.format("%s %.4f excl %.1f",q.name(),q.value(),q.excludedBy())).orElse("-"), c.z(), c.verdict(), c.verdict()==c.expected()?"":"UNEXPECTED", c.remark());
    System.out.printf("%.1f s%n",(System.nanoTime()-t)*1e-9);
  }
}
